using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>
/// What the backward rule of an operator reads, for one node, and where it states its gradients. A rule states a gradient as a function,
/// which is called only where somebody wants that gradient: no node is made in vain.
/// </summary>
abstract class BackwardContext(Node node)
{
    /// <summary>The node that is differentiated.</summary>
    public Node Node => node;

    public EquatableArray<Value> Operands => node.Inputs;

    public EquatableArray<Weight> Weights => node.Weights;

    /// <summary>The node's results: a rule that can do with them need not have its operands saved.</summary>
    public abstract IReadOnlyList<Value> Results { get; }

    /// <summary>The gradients of the results; null for one that nothing depends on. At least one is not.</summary>
    public abstract IReadOnlyList<Value?> Gradients { get; }

    /// <summary>The gradient of the first result.</summary>
    public Value Gradient => Gradients[0] ?? throw new InvalidOperationException($"'{node.Name}': {node.Op.Name} has a gradient of another result than its first");

    public abstract TensorShape ShapeOf(Value value);

    /// <summary>The shape of an operand.</summary>
    public TensorShape OperandShape(int index) => ShapeOf(Operands[index]);

    /// <summary>Adds a node and returns its results.</summary>
    public abstract IReadOnlyList<Value> ApplyAll(Op op, EquatableArray<Value> operands, EquatableArray<Weight> weights = default);

    /// <summary>Adds a node and returns its first result.</summary>
    public Value Apply(Op op, EquatableArray<Value> operands, EquatableArray<Weight> weights = default) => ApplyAll(op, operands, weights)[0];

    /// <summary>States the gradient of an operand.</summary>
    public abstract void Operand(int index, Func<Value> gradient);

    /// <summary>States the gradient of a parameter, by its place among the node's weights.</summary>
    public abstract void Parameter(int index, Func<Value> gradient);
}
