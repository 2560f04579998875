namespace NetGenCompiler.Execution;

/// <summary>A field, element or property as a place.</summary>
sealed class ComputedVariable(Func<object?> read, Action<object?> write) : Variable
{
    public override object? Value
    {
        get => read();
        set => write(value);
    }
}
