using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Backward;
using NetGenCompiler.Passes;

namespace NetGenCompiler.Kernels.Tests.Training;

public class BatchReductionTests
{
    [Theory]
    [InlineData(0, 19, 5, 7)]
    [InlineData(1, 5, 19, 7)]
    [InlineData(2, 3, 5, 37)]
    [InlineData(0, 23)]
    [InlineData(0, 7, 13)]
    [InlineData(1, 7, 37)]
    [InlineData(-1, 2, 3)]
    [InlineData(1, 3, 17, 2, 5)]
    [InlineData(0, 19, 2, 3, 5)]
    [InlineData(3, 2, 3, 2, 33)]
    public void Sums_and_products_of_the_batch_along_any_axis(int axis, params int[] dimensions)
    {
        var shape = TensorShape.Of(dimensions);
        EquatableArray<Node> nodes =
        [
            Of("x", new Input(shape), shape), Of("x.gradient", new Input(shape), shape),
            Of("sum", new BatchSum(axis), TensorShape.Of(shape[axis < 0 ? axis + shape.Rank : axis]), new Value(1, 0)),
            Of("dot", new BatchDot(axis), TensorShape.Of(shape[axis < 0 ? axis + shape.Rank : axis]), new(1, 0), new(0, 0)),
        ];
        Graph graph = new("Reductions", [], nodes, [new("x", new(0, 0)), new("x.gradient", new(1, 0))], [new("y", new(0, 0)), new("sum", new(2, 0)), new("dot", new(3, 0))]);
        TrainingNetwork.Verify(new TrainingGraph(graph, [new("y", "x.gradient")], [], [], []), shape.Length / nodes[2].Output.Length);
    }

    static Node Of(string name, Op op, TensorShape result, params EquatableArray<Value> operands) => new(name, op, operands, [], [result], [], null);
}
