namespace NetGenCompiler.Execution;

/// <summary>A failure whose place the interpreter adds: of arithmetic, of a conversion or inside the class library.</summary>
#pragma warning disable CA1032 // Only the executor throws it, with an id.
sealed class LibraryException(string id, string message, string? type = null) : Exception(message)
#pragma warning restore CA1032
{
    public string Id => id;

    /// <summary>What the CLR throws here; null where the id tells.</summary>
    public string? Type => type;
}
