namespace NetGenCompiler.Execution;

/// <summary>A position from the start or the end: <c>^1</c>.</summary>
sealed record IndexValue(int Number, bool IsFromEnd)
{
    public int In(int length) => IsFromEnd ? length - Number : Number;
}
