using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>
/// An operator and its arguments. A derived record is everything that the compiler knows of it, but for kernels. The parameters of its primary
/// constructor carry the names of the DSL's arguments: <see cref="OpCatalog"/> makes it from them and writes it as text by them.
/// </summary>
abstract record Op
{
    /// <summary>The operator's name in the DSL and in graphs.</summary>
    public string Name => GetType().Name;

    /// <summary>PyTorch's name for it, where it has one.</summary>
    public virtual string? PyTorchName => null;

    /// <summary>The ONNX operator, where there is one.</summary>
    public virtual string? OnnxName => null;

    /// <summary>The class of the operator, which decides what may be fused.</summary>
    public virtual OpKind Kind => OpKind.Other;

    /// <summary>Whether it can be applied to another operator's result before the store, element by element.</summary>
    public bool IsEpilogue => Kind is OpKind.Activation or OpKind.Binary or OpKind.Normalization;

    /// <summary>Whether its kernels apply elementwise operators to their result before the store.</summary>
    public virtual bool TakesEpilogues => IsEpilogue;

    /// <summary>Whether they apply this one.</summary>
    public virtual bool TakesEpilogue(Op epilogue) => TakesEpilogues;

    /// <summary>Whether computing it takes about as long as reading its operands: rather once more than kept for long.</summary>
    public virtual bool IsCheap => IsEpilogue;

    /// <summary>The number of operands; null where it takes any.</summary>
    public virtual int? Arity => 1;

    /// <summary>The shapes of the results.</summary>
    /// <exception cref="ShapeException">The operands do not fit; the message says the argument, expected and found.</exception>
    public abstract EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs);

    /// <summary>What the operator stores in the weight file, in PyTorch's order, for operands that fit.</summary>
    public virtual EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) => [];

    /// <summary>Multiply–accumulates of convolutions, matrix products and gates, per item, without bias.</summary>
    public virtual long MultiplyAdds(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => 0;

    /// <summary>Elementwise operations per item: one for each element and operation, by the operator's own rule.</summary>
    public virtual long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => 0;

    /// <summary>What a pixel of the result sees of its operands.</summary>
    public virtual Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => Window.Pixel;

    /// <summary>Whether a result exists once for each item or once for all of them.</summary>
    /// <param name="output">Which of the results.</param>
    /// <param name="operands">The scopes of the operands.</param>
    public virtual ValueScope ScopeOf(int output, IReadOnlyList<ValueScope> operands) =>
        operands.Count > 0 && operands.All(s => s == ValueScope.Batch) ? ValueScope.Batch : ValueScope.Item;

    /// <summary>The scope that an operand must have; null where it may have either, and one for all items then stands for each.</summary>
    public virtual ValueScope? RequiredScope(int operand) => null;

    /// <summary>The backward rule: states the gradients of operands and parameters, given those of the results.</summary>
    /// <exception cref="NotSupportedException">The operator has no rule.</exception>
    public virtual void Differentiate(BackwardContext context) =>
        throw new NotSupportedException($"'{context.Node.Name}' cannot be differentiated: {Name} has no backward rule");
}
