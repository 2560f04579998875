namespace NetGen.Runtime;

/// <summary>
/// A file exists and can be read, but is not what it should be: malformed, truncated, of an unsupported type, or with values that
/// are refused. The message names the file, the place in it, what is expected and what was found. The only exception, beside those
/// of the file system itself, that the readers of this library throw for a file's content.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="problem">What is wrong with it, as a sentence without its subject's path.</param>
/// <param name="cause">The exception behind it, if any.</param>
public sealed class InvalidFileException(string path, string problem, Exception? cause = null) : IOException($"{path}: {problem}", cause)
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>What is wrong with it.</summary>
    public string Problem { get; } = problem;
}
