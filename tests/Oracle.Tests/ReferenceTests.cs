using NetGen.Testing;
using NetGenOracle.Tests.Gradients;

namespace NetGenOracle.Tests;

/// <summary>Every operator against PyTorch in double precision.</summary>
public class ReferenceTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, ReferenceCase.All.Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_oracle_computes_what_PyTorch_does(int index)
    {
        var reference = ReferenceCase.All[index];
        var graph = reference.Graph();

        var result = OracleExecutor.Run(graph, FormulaTensor.Parameters(graph), reference.Operands(), reference.Batch);

        Assert.Equal(reference.Outputs, graph.Outputs.Select(o => graph.ShapeOf(o.Value)));
        var actual = graph.Outputs.SelectMany(o => result.Outputs[o.Name]).ToArray();
        foreach (var (place, expected) in reference.Samples)
        {
            // The small summand is for what cancels: PyTorch's own error where the result is next to nothing.
            var isRight = double.IsFinite(expected) ? Math.Abs(actual[place] - expected) <= (1e-10 * Math.Abs(expected)) + 1e-13 : actual[place].Equals(expected);
            Assert.True(isRight, $"{reference}: [{place}] is {actual[place]:R}, PyTorch has {expected:R}");
        }
    }

    /// <summary>The committed file is what its script writes, apart from the last digits, which depend on the processor.</summary>
    [PyTorchFact]
    [Trait("Category", "Slow")]
    public void PyTorch_still_computes_what_the_file_holds()
    {
        string[] paths = [Path.GetTempFileName(), Path.GetTempFileName()];
        try
        {
            PyTorch.Run("tests/Oracle.Tests/reference/make.py", paths);
            var cases = ReferenceCase.Read(new StreamReader(paths[0]));

            Assert.Equal(ReferenceCase.All.Select(c => c.Question), cases.Select(c => c.Question));
            foreach (var (written, committed) in cases.Zip(ReferenceCase.All))
            {
                Assert.Equal(committed.Samples.Keys, written.Samples.Keys);
                foreach (var (place, value) in committed.Samples)
                {
                    var isSame = double.IsFinite(value) ? Math.Abs(written.Samples[place] - value) <= 1e-12 * Math.Max(1, Math.Abs(value)) : written.Samples[place].Equals(value);
                    Assert.True(isSame, $"{committed}: [{place}] is {written.Samples[place]:R}, the file has {value:R}");
                }
            }

            CompareGradients(GradientReference.Read(new StreamReader(paths[1])));
        }
        finally
        {
            foreach (var path in paths) File.Delete(path);
        }
    }

    [Fact]
    public void No_operator_is_left_out()
    {
        // An input computes nothing, and a ScaleShift is held to the batch normalisation that it replaces, by the tests of the passes.
        Assert.Empty(OperatorNames.Inference.Except(ReferenceCase.All.Select(c => c.Op)).Except(["Input", "ScaleShift"]));
    }

    static void CompareGradients(IReadOnlyList<GradientReference> written)
    {
        Assert.Equal(GradientReference.All.Select(g => (g.Index, g.IsTraining)), written.Select(g => (g.Index, g.IsTraining)));
        foreach (var (now, committed) in written.Zip(GradientReference.All))
        {
            Assert.Equal(committed.Samples.Length, now.Samples.Length);
            for (var i = 0; i < committed.Samples.Length; i += sizeof(double))
            {
                var (value, other) = (BitConverter.ToDouble(committed.Samples, i), BitConverter.ToDouble(now.Samples, i));
                Assert.True(Math.Abs(value - other) <= 1e-12 * Math.Max(1, Math.Abs(value)), $"{committed}: gradient {i / sizeof(double)} is {other:R}, the file has {value:R}");
            }
        }
    }
}
