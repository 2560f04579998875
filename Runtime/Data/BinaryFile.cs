using Microsoft.Win32.SafeHandles;

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
        if (count < destination.Length) throw EndsTooEarly(path, destination.Length - count);
    }

    /// <summary>Fills the destination from a place of a file; several threads may at once.</summary>
    /// <exception cref="InvalidFileException">The file ends before.</exception>
    public static void ReadExactly(string path, SafeFileHandle file, long position, Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            var count = RandomAccess.Read(file, destination, position);
            if (count == 0) throw EndsTooEarly(path, destination.Length);
            position += count;
            destination = destination[count..];
        }
    }

    static InvalidFileException EndsTooEarly(string path, int missing) => new(path, $"the data end {missing:N0} bytes too early.");
}
