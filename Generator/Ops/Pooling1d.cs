using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>One number for each window of a channel of a C×L sequence: a pooling of a map of height 1. The stride is the kernel where it is left out.</summary>
abstract record Pooling1d(int Kernel, int? Stride, int Padding, int Dilation, bool CeilMode) : Op, ISlidingWindow
{
    /// <summary>The pooling of a map of height 1.</summary>
    public abstract Pooling OverMap { get; }

    protected Size2 KernelOfMap => new(1, Kernel);

    protected Size2 StrideOfMap => new(1, Stride ?? Kernel);

    protected Padding2 PaddingOfMap => new(0, 0, Padding, Padding);

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var x = Sequences.Check(this, inputs[0]);
        var length = ShapeCheck.SlidingExtent(this, "length", x, x[1], Kernel, Stride ?? Kernel, Padding, Padding, Dilation, CeilMode);
        Pooling.CheckHalf(this, "length", Kernel, Dilation, Padding, Padding);
        return [TensorShape.Of(x.Channels, length)];
    }

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => outputs[0].Length * Kernel;

    public IEnumerable<SlidingAxis> SlidingAxes(TensorShape x, TensorShape y) => [new("length", x[1], Kernel, Stride ?? Kernel, Dilation, Padding, Padding, y[1])];

    /// <summary>By the rule of the map's pooling: training computes that in the first place.</summary>
    protected static Value Gradient(BackwardContext context, Func<Value, Value, Value> ofMaps)
    {
        Value ToMap(Value value) => context.Apply(new Reshape(Sequences.Map(context.ShapeOf(value)).Dimensions), [value]);
        return context.Apply(new Reshape(context.OperandShape(0).Dimensions), [ofMaps(ToMap(context.Operands[0]), ToMap(context.Gradient))]);
    }
}
