using NetGen.Cli.Compilation;
using NetGenCompiler.Graphs;

namespace NetGen.Compiler.Tests.Graphs;

public class GraphVerifierTests
{
    const string Valid =
        """
        graph g
        parameter p0 c.weight f32[4x3x1x1] trainable constant(1)
        parameter p1 c.bias f32[4] trainable constant(1)
        %0 x = Input(shape: f32[3x8x8]) () -> (f32[3x8x8])
        %1 y = ReLU() (%0) -> (f32[3x8x8])
        %2 c = Conv2d(outChannels: 4, kernel: (1, 1)) (%1) weights (ScaledRows(matrix: p0, scale: p1), p1) -> (f32[4x8x8])
          then ReLU() (result)
        %3 s = Conv2d(outChannels: 4, kernel: (1, 1)) (%1) weights (p0, p1) -> (f32[4x8x8])
          then Add() (%2, result)
        input x %0
        output output %3
        """;

    [Theory]
    [MemberData(nameof(AllNetworks.Data), MemberType = typeof(AllNetworks))]
    public void A_definition_makes_a_valid_graph(Type network) => Assert.Empty(GraphVerifier.Verify(DefinitionTracer.Trace(network)));

    [Fact]
    public void Folded_weights_and_epilogues_are_valid() => Assert.Empty(GraphVerifier.Verify(GraphText.Parse(Valid)));

    [Theory]
    [InlineData("(%1) weights (p0, p1)", "(%3) weights (p0, p1)", "node 's': its operand %3 is not from an earlier node")]
    [InlineData("(%1) weights (p0, p1)", "(%1.2) weights (p0, p1)", "node 's': its operand %1.2 does not exist")]
    [InlineData("(%1) weights (p0, p1)", "(%1, %0) weights (p0, p1)", "node 's': Conv2d takes 1 operands, not 2")]
    [InlineData("weights (p0, p1) -> (f32[4x8x8])", "weights (p0, p1) -> (f32[4x8x9])", "node 's': Conv2d makes f32[4x8x8], but its results are f32[4x8x9]")]
    [InlineData("weights (p0, p1)", "weights (p0)", "node 's': Conv2d needs the weights f32[4x3x1x1], f32[4], but has f32[4x3x1x1]")]
    [InlineData("weights (p0, p1)", "weights (p0, p1 as f32[5])", "node 's': p1 is f32[4], but is read as f32[5]")]
    [InlineData("weights (p0, p1)", "weights (p0, p7 as f32[4])", "node 's': there is no parameter p7")]
    [InlineData("ScaledRows(matrix: p0, scale: p1)", "ScaledRows(matrix: p0, scale: p0)", "node 'c': ScaledRows")]
    [InlineData("scale: p1), p1)", "scale: p1), MultiplyAdd(first: p1, scale: p0, shift: p1, negateFirst: false))", "node 'c': MultiplyAdd")]
    [InlineData("then Add() (%2, result)", "then Add() (%1, result)", "node 's': Add needs equal shapes")]
    [InlineData("then Add() (%2, result)", "then Add() (result)", "node 's': the epilogue Add has no other operand")]
    [InlineData("then Add() (%2, result)", "then ReLU() (%2, result)", "node 's': the epilogue ReLU has another operand")]
    [InlineData("then Add() (%2, result)", "then Add() (%3, result)", "node 's': its operand %3 is not from an earlier node")]
    [InlineData("then Add() (%2, result)", "then BatchNorm2d() (result)", "node 's': the epilogue BatchNorm2d needs the weights f32[4], f32[4], f32[4], f32[4], i64[], but has none")]
    [InlineData("%1 y", "%1 x", "2 nodes have the name 'x'")]
    [InlineData("p1 c.bias", "p1 c.weight", "2 parameters have the name 'c.weight'")]
    [InlineData("output output %3", "output a %3\noutput a %2", "2 outputs have the name 'a'")]
    [InlineData("output output %3", "output output %4", "output 'output': there is no value %4")]
    [InlineData("output output %3", "", "the graph has no output")]
    [InlineData("input x %0", "input x %1", "input 'x': %1 is not the result of an Input node")]
    [InlineData("input x %0", "", "node 'x': an Input node is listed among the inputs once, not 0 times")]
    public void A_violation_names_what_is_wrong(string valid, string broken, string message)
    {
        Assert.Contains(valid, Valid, StringComparison.Ordinal);
        var violations = GraphVerifier.Verify(GraphText.Parse(Valid.Replace(valid, broken, StringComparison.Ordinal)));
        Assert.Contains(violations, v => v.StartsWith(message, StringComparison.Ordinal) || v.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("BatchSum(axis: 0) (%1) -> (f32[4])", "operand 1 of BatchSum, %1, is one for all items, not one for each")]
    [InlineData(
        "RunningStatistics(momentum: 0.1, pixels: [1]) (%1, %0) weights (p0, p0, p1) -> (f32[4], f32[4], i64[])",
        "operand 2 of RunningStatistics, %0, is one for each item, not one for all")]
    public void An_operand_is_there_as_often_as_its_operator_needs(string node, string violation)
    {
        var graph = GraphText.Parse(
            $"""
            graph g
            parameter p0 m f32[4] buffer constant(0)
            parameter p1 n i64[] counter constant(0)
            %0 x = Input(shape: f32[4]) () -> (f32[4])
            %1 s = BatchSum(axis: 0) (%0) -> (f32[4])
            %2 t = {node}
            input x %0
            output output %2
            """);
        Assert.Equal([$"node 't': {violation}"], GraphVerifier.Verify(graph));
    }
}
