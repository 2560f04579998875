using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>Any number of operands joined along an axis; all other dimensions agree.</summary>
sealed record Concat(int Axis = 0) : Op
{
    public override string PyTorchName => "torch.cat";

    public override string OnnxName => "Concat";

    public override int? Arity => null;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        if (inputs.Count == 0) throw new ShapeException(ShapeProblem.Concatenation, $"{Name} needs at least one operand, but there is none");
        var first = inputs[0];
        var axis = ShapeCheck.Axis(this, Axis, first);
        for (var i = 1; i < inputs.Count; i++) CheckOperand(i, axis, first, inputs[i]);
        var joined = ShapeCheck.Extent(this, $"axis {Axis}", inputs.Sum(s => (long)s[axis]));
        return [first with { Dimensions = first.Dimensions.Select((d, a) => a == axis ? joined : d).ToEquatableArray() }];
    }

    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs)
    {
        var axis = ShapeCheck.Axis(this, Axis, inputs[0]);
        var lastOffset = inputs.Take(inputs.Count - 1).Sum(s => s[axis]);
        return Window.Shifted(axis, inputs[0], -lastOffset, 0);
    }

    public override void Differentiate(BackwardContext context)
    {
        var start = 0;
        for (var i = 0; i < context.Operands.Count; i++)
        {
            var x = context.OperandShape(i);
            var axis = ShapeCheck.Axis(this, Axis, x);
            var (first, end) = (start, start + x[axis]);
            context.Operand(i, () => context.Apply(new Slice(axis, first, end), [context.Gradient]));
            start = end;
        }
    }

    void CheckOperand(int index, int axis, TensorShape first, TensorShape operand)
    {
        if (operand.Rank == first.Rank && Enumerable.Range(0, first.Rank).All(a => a == axis || operand[a] == first[a])) return;
        throw new ShapeException(
            ShapeProblem.Concatenation,
            $"{Name} joins axis {Axis}, so all other dimensions must agree, but operand 1 is {first.ToDisplayString()} and operand {index + 1} is {operand.ToDisplayString()}");
    }
}
