using NetGenCompiler.Ops;

namespace NetGenCompiler.Kernels.Tests.Normalization;

public class AxisTests
{
    [Fact]
    public void Functions_along_any_axis_are_right()
    {
        OperatorNetwork network = new("Axes");
        foreach (var shape in new int[][] { [1], [10], [37], [5, 33], [19, 16], [2, 3, 5, 7], [21, 5, 9] })
        {
            var x = network.Input(shape);
            for (var axis = 0; axis < shape.Length; axis++)
            {
                foreach (Op op in new Op[] { new Softmax(axis), new LogSoftmax(axis), new L2Normalize(axis), new Mean(axis), new Max(axis, true) })
                {
                    network.Output(network.Apply(op, x), shape[axis]);
                }
            }
        }

        network.Output(network.Apply(new L2Norm(), network.Input(37, 3, 5)), 37);
        network.Output(network.Apply(new L2Norm(), network.Blocked(19, 1, 1)), 19);
        network.Output(network.Apply(new Softmax(0), network.Blocked(21, 3, 3)), 21);
        network.Verify();
    }

    [Theory]
    [InlineData(100)]
    [InlineData(-100)]
    [InlineData(1e30f)]
    [InlineData(-1e30f)]
    public void Softmax_never_overflows(float level)
    {
        OperatorNetwork network = new("Extreme");
        var x = network.Input(19, 7);
        foreach (var axis in new[] { 0, 1 })
        {
            network.Check(new Softmax(axis), x);
            network.Check(new LogSoftmax(axis), x);
            network.Check(new Max(axis), x);
        }

        network.Verify([Planning.InstructionSet.Avx2], graph => graph.Inputs.ToDictionary(i => i.Name, _ => Enumerable.Range(0, 133).Select(i => i % 11 == 0 ? level : i % 7).ToArray()));
    }

    [Fact]
    [Trait("Category", "Smoke")]
    public void What_is_no_number_stays_none()
    {
        OperatorNetwork network = new("None");
        var x = network.Input(5, 35);
        foreach (Op op in new Op[] { new Softmax(1), new LogSoftmax(1), new Mean(1), new Softmax(0) }) network.Output(network.Apply(op, x), 35);
        network.Verify(inputs: graph => graph.Inputs.ToDictionary(i => i.Name, _ => Enumerable.Range(0, 175).Select(i => i is 2 or 40 or 104 ? float.NaN : i % 9).ToArray()));
    }
}
