namespace NetGenCompiler.Definition;

/// <summary>
/// The text form of definitions: a version, a table of strings one a line, then tokens in the order of the records' fields. It is what the
/// incremental pipeline compares and what assemblies carry, so reading treats it as untrusted: it fails with a reason, and never otherwise.
/// </summary>
static class DefinitionText
{
    /// <summary>The version of the format; texts of another version are refused.</summary>
    public const int Version = 2;

    /// <summary>The longest text that is read, in characters.</summary>
    public const int MaximumLength = 64 << 20;

    /// <summary>How deep nodes may nest, so that no reader exhausts its stack.</summary>
    public const int MaximumDepth = 1000;

    public static string Write(NetworkDefinition network)
    {
        var writer = new DefinitionWriter();
        writer.Network(network);
        return writer.Finish("network");
    }

    public static string Write(ModuleLibrary library)
    {
        var writer = new DefinitionWriter();
        writer.Library(library);
        return writer.Finish("library");
    }

    /// <exception cref="FormatException">The text is not a network of this version.</exception>
    public static NetworkDefinition ReadNetwork(string text) => Read(() => new DefinitionReader(text, "network").Network());

    /// <exception cref="FormatException">The text is not a library of this version.</exception>
    public static ModuleLibrary ReadLibrary(string text) => Read(() => new DefinitionReader(text, "library").Library());

    static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InsufficientExecutionStackException)
        {
            throw new FormatException("nodes nest too deeply for this thread");
        }
    }
}
