namespace NetGen.Runtime.Data;

/// <summary>What the readers of binary files have in common.</summary>
static class BinaryFile
{
    /// <summary>Opens a file whose length is known: not a pipe or terminal.</summary>
    public static FileStream Open(string path)
    {
        // Reads are large or chosen by the readers: a buffer between would only copy.
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        if (stream.CanSeek) return stream;
        stream.Dispose();
        throw new InvalidFileException(path, "a pipe or terminal cannot be read, only a file.");
    }

    /// <summary>Whether the file is at least as long as what is asked for, which is then read.</summary>
    public static bool TryRead(string path, Span<byte> start)
    {
        using var stream = Open(path);
        return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length;
    }

    /// <summary>Fills the destination.</summary>
    /// <exception cref="InvalidFileException">The stream ends before.</exception>
    public static void ReadExactly(string path, Stream stream, Span<byte> destination)
    {
        var count = stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
        if (count < destination.Length) throw new InvalidFileException(path, $"the data end {destination.Length - count:N0} bytes too early.");
    }
}
