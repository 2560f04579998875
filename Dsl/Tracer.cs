namespace NetGen;

/// <summary>Receives what a definition does when the CLR runs it. Only tests install one: definitions are executed by the compiler.</summary>
abstract class Tracer
{
    [ThreadStatic] static Tracer? active;

    public static Tracer Active
    {
        get => active ?? throw new NotSupportedException("A network definition is executed at compile time; its class is not meant to be run.");
    }

    public static IDisposable Install(Tracer tracer)
    {
        active = tracer;
        return new Installation();
    }

    /// <summary>The innermost module that is being applied: the names of layers that no field holds begin with its path.</summary>
    public Layer? Scope { get; set; }

    /// <summary>Applies an operator and returns its outputs.</summary>
    public abstract Tensor[] Apply(Operator layer, IReadOnlyList<Tensor> inputs);

    sealed class Installation : IDisposable
    {
        public void Dispose() => active = null;
    }
}
