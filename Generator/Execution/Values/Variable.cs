namespace NetGenCompiler.Execution;

/// <summary>A place that holds a value: a local variable, which lambdas may share.</summary>
class Variable
{
    object? stored;

    public virtual object? Value
    {
        get => stored;
        set => stored = value;
    }
}
