namespace NetGen;

/// <summary>
/// A built-in layer. It has no code of its own: the compiler knows it by the name of its type and reads the arguments of its
/// constructor, and a tracer (in tests) is handed both.
/// </summary>
public abstract class Operator : Layer
{
    private protected Operator(string name, params (string Name, object? Value)[] arguments)
    {
        OperatorName = name;
        Arguments = arguments;
    }

    internal string OperatorName { get; }

    internal (string Name, object? Value)[] Arguments { get; }

    /// <inheritdoc/>
    public sealed override Tensor Forward(Tensor x) => Tracer.Active.Apply(this, [x])[0];

    internal sealed override Tensor Applied(Tensor x) => Forward(x);
}
