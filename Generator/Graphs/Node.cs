using NetGenCompiler.Ops;

namespace NetGenCompiler.Graphs;

/// <summary>One operation of a graph.</summary>
/// <param name="Name">The path of its layer, or a name after its operator; unique in the graph.</param>
/// <param name="Op">What it computes.</param>
/// <param name="Inputs">Its operands, all from earlier nodes.</param>
/// <param name="Weights">Its constant operands, in the order of <see cref="Ops.Op.Parameters"/>.</param>
/// <param name="Outputs">The shapes of its results.</param>
/// <param name="Epilogues">What is applied to its first result before the store, in order.</param>
/// <param name="Site">Where the definition makes it.</param>
sealed record Node(
    string Name, Op Op, EquatableArray<Value> Inputs, EquatableArray<Weight> Weights, EquatableArray<TensorShape> Outputs,
    EquatableArray<Epilogue> Epilogues, CallSite? Site)
{
    /// <summary>Where the definition makes its layer.</summary>
    public CallSite? Created { get; init; }

    /// <summary>The shape of its first result.</summary>
    public TensorShape Output => Outputs[0];

    /// <summary>All values that it reads, those of its epilogues included.</summary>
    public IEnumerable<Value> Operands => Inputs.Concat(Epilogues.Where(e => e.Operand is not null).Select(e => e.Operand!.Value));

    /// <summary>The node with other operands; itself where these are the same.</summary>
    public Node WithOperands(Func<Value, Value> map)
    {
        var isSame = true;
        foreach (var input in Inputs.AsSpan()) isSame &= map(input) == input;
        foreach (var epilogue in Epilogues.AsSpan()) isSame &= epilogue.Operand is not { } operand || map(operand) == operand;
        if (isSame) return this;
        var inputs = new Value[Inputs.Count];
        for (var i = 0; i < inputs.Length; i++) inputs[i] = map(Inputs[i]);
        return this with
        {
            Inputs = new(inputs),
            Epilogues = Epilogues.Count == 0 ? Epilogues : Epilogues.Select(e => e.Operand is { } operand ? e with { Operand = map(operand) } : e).ToEquatableArray(),
        };
    }
}
