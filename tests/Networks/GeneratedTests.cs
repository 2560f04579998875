using System.Globalization;
using NetGen.Runtime;
using NetGen.Testing.Guarding;
using NetGenCompiler.Graphs;
using NetGenOracle;

namespace NetGen.Networks.Tests;

/// <summary>The generated code of every network against PyTorch's answers, with weights and inputs that are formulas of their names.</summary>
public class GeneratedTests
{
    const double Tolerance = 1e-5;

    public static TheoryData<string, InstructionSetKind> Cases => CasesOf(_ => true);

    public static TheoryData<string, InstructionSetKind> SmallCases => CasesOf(LogitTests.IsSmall);

    public static TheoryData<string, InstructionSetKind> LargeCases => CasesOf(n => !LogitTests.IsSmall(n));

    [Theory]
    [MemberData(nameof(Cases))]
    [Trait("Category", "Slow")]
    public void A_network_answers_as_in_PyTorch(string network, InstructionSetKind instructionSet)
    {
        var description = FormulaNetwork.Describe(network);
        var expected = ReferenceData.LogitsOf(network);

        var actual = ReferenceData.Thin(Run(description, new(1, instructionSet)));

        Assert.Equal(expected.Count, actual.Length);
        var tolerance = Tolerance * expected.Max(Math.Abs);
        for (var i = 0; i < actual.Length; i++)
        {
            Assert.True(
                Math.Abs(actual[i] - expected[i]) <= tolerance,
                string.Create(CultureInfo.InvariantCulture, $"{network}[{i}] is {actual[i]:R}, PyTorch says {expected[i]:R}; the tolerance is {tolerance:E1}"));
        }
    }

    [Theory]
    [InlineData("MnistCnn")]
    [InlineData("MobileNetV2")]
    [InlineData("ShuffleNetV2")]
    public void Threads_and_company_change_no_bit(string network)
    {
        var description = FormulaNetwork.Describe(network);
        var alone = Run(description, new(1));

        Assert.Equal(alone, Run(description, new(2)));
        Assert.Equal(alone, Run(description, new(2), batch: 3)[alone.Length..(2 * alone.Length)]);
    }

    [Theory]
    [MemberData(nameof(SmallCases))]
    public void A_small_network_stays_within_its_memory(string network, InstructionSetKind instructionSet) => CheckMemory(network, instructionSet);

    [Theory]
    [MemberData(nameof(LargeCases))]
    [Trait("Category", "Slow")]
    public void A_large_network_stays_within_its_memory(string network, InstructionSetKind instructionSet) => CheckMemory(network, instructionSet);

    /// <summary>The stated working memory suffices, guarded at either end; so do the caller's own buffers, at any alignment.</summary>
    static void CheckMemory(string network, InstructionSetKind instructionSet)
    {
        var description = FormulaNetwork.Describe(network);
        var definition = ReferenceData.Networks[network];
        var type = definition.Assembly.GetType($"NetGen.Generated.Programs.{definition.FullName}.{instructionSet}Program", throwOnError: true)!;
        using var program = new GuardedProgram(type, description.Parameters, p => FormulaTensor.Parameter(p, Shape(description.Parameters.First(d => d.Name == p).Shape)));
        var inputs = description.Inputs.Select(i => FormulaTensor.Input(i.Name, Shape(i.Shape))).ToList();

        var outputs = program.Run(inputs, [.. description.Outputs.Select(o => (o.Name, (long)o.Length))], threads: 1);

        Assert.Equal(description.ArenaBytes(instructionSet), sizeof(float) * (program.ArenaLength + program.ScratchLength));
        Assert.Equal(Run(description, new(1, instructionSet)), outputs.SelectMany(o => o).Select(v => (double)v));
        Assert.Equal(outputs, program.Run(inputs, [.. description.Outputs.Select(o => (o.Name, (long)o.Length))], threads: 3));
    }

    static TheoryData<string, InstructionSetKind> CasesOf(Func<string, bool> isIncluded)
    {
        var cases = new TheoryData<string, InstructionSetKind>();
        foreach (var name in ReferenceData.Names.Where(isIncluded))
        {
            foreach (var kind in Enum.GetValues<InstructionSetKind>().Where(InstructionSets.IsSupported)) cases.Add(name, kind);
        }

        return cases;
    }

    /// <summary>The outputs one after the other; in a batch every item is the same.</summary>
    static double[] Run(NetworkDescription description, InferenceOptions options, int batch = 1)
    {
        using var net = description.CreateInference(FormulaNetwork.Weights(description), options);
        var inputs = description.Inputs.Select(i => (ReadOnlyMemory<float>)Enumerable.Repeat(FormulaTensor.Input(i.Name, Shape(i.Shape)), batch).SelectMany(x => x).ToArray()).ToArray();
        var outputs = description.Outputs.Select(o => new float[o.Length * batch]).ToArray();
        net.Run(inputs, [.. outputs.Select(o => o.AsMemory())], batch);
        return [.. outputs.SelectMany(o => o).Select(v => (double)v)];
    }

    static TensorShape Shape(IEnumerable<int> dimensions) => TensorShape.Of([.. dimensions]);
}
