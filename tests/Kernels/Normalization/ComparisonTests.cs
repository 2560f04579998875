using NetGenCompiler.Ops;

namespace NetGenCompiler.Kernels.Tests.Normalization;

public class ComparisonTests
{
    [Fact]
    public void Two_values_are_compared_along_any_axis()
    {
        OperatorNetwork network = new("Comparisons");
        foreach (var shape in new int[][] { [1], [10], [37], [5, 33], [19, 16], [2, 3, 5, 7], [21, 5, 9] })
        {
            var (x, y) = (network.Input(shape), network.Input(shape));
            for (var axis = 0; axis < shape.Length; axis++)
            {
                network.Output(network.Apply(new CosineSimilarity(axis), x, y), shape[axis]);
                network.Output(network.Apply(new CosineSimilarity(axis, 2f, KeepDimension: true), x, y), shape[axis]);
                network.Output(network.Apply(new EuclideanDistance(axis), x, y), shape[axis]);
                network.Output(network.Apply(new EuclideanDistance(axis, 0.1f, KeepDimension: true), x, x), shape[axis]);
            }
        }

        network.Output(network.Apply(new CosineSimilarity(0), network.Blocked(19, 3, 3), network.Input(19, 3, 3)), 19);
        network.Verify();
    }

    [Fact]
    public void Rows_are_read_by_their_numbers_and_none_by_others()
    {
        OperatorNetwork network = new("Lookup");
        network.Check(new Embedding(11, 19), network.Input(2, 13));
        network.Verify(inputs: graph => graph.Inputs.ToDictionary(i => i.Name, _ => Enumerable.Range(0, 26).Select(i => i switch
        {
            3 => 11f,
            7 => -1f,
            9 => 2.5f,
            12 => float.NaN,
            15 => float.PositiveInfinity,
            16 => -0f,
            _ => i * 7 % 11,
        }).ToArray()));
    }
}
