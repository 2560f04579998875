using System.Collections.Immutable;
using System.IO.Compression;
using NetGen.Runtime.Data;

namespace NetGen.Runtime.Weights;

/// <summary>
/// An .npz archive of NumPy: named .npy arrays, compressed or not. Opening reads every array's header and no more of it; an array is
/// inflated only into a buffer of the length that its header declares, so that no archive makes this reader allocate what it did not announce.
/// </summary>
public sealed class NpzFile : WeightFile
{
    const int MaximumEntries = 1 << 16;
    const string Suffix = ".npy";

    // An archive reads one entry at a time.
    readonly Lock gate = new();
    readonly ZipArchive archive;
    readonly ImmutableArray<Item> items;

    NpzFile(string path, ZipArchive archive, ImmutableArray<Item> items)
        : base(path, [.. items.Select(i => new TensorEntry(i.Name, i.Header.Shape, i.Header.Type))])
    {
        this.archive = archive;
        this.items = items;
    }

    sealed record Item(string Name, ZipArchiveEntry Entry, NpyHeader Header);

    /// <summary>Opens an archive and validates its arrays' headers.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidFileException">The archive or an array in it is malformed.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a directory.</exception>
    public static new NpzFile Open(string path)
    {
        var stream = BinaryFile.Open(path);
        try
        {
            return Guard(path, () =>
            {
                var archive = new ZipArchive(stream, ZipArchiveMode.Read);
                var entries = archive.Entries;
                if (entries.Count > MaximumEntries) throw new InvalidFileException(path, $"{entries.Count:N0} entries are too many.");
                return new NpzFile(path, archive, [.. entries.Select(e => ReadHeader(path, e))]);
            });
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    internal static bool HasSignature(string path)
    {
        Span<byte> start = stackalloc byte[4];
        return BinaryFile.TryRead(path, start) && (start.SequenceEqual("PK\u0003\u0004"u8) || start.SequenceEqual("PK\u0005\u0006"u8));
    }

    private protected override void ReadValues(int index, Span<float> destination)
    {
        var item = items[index];
        var path = PathOf(Path, item.Entry);
        // The destination's length is that of the header which opening validated: a header that has changed since is refused below.
        var values = destination.Length == 0 ? [] : GC.AllocateUninitializedArray<float>(destination.Length);
        lock (gate) Guard(path, () =>
        {
            using var stream = new ChecksumStream(item.Entry.Open());
            var header = NpyHeader.Read(path, stream, item.Entry.Length);
            if (header.Length != values.Length) throw new InvalidFileException(path, "the file has changed since it was opened.");
            NpyFile.ReadValues(path, stream, header, values);
            var expected = item.Entry.Crc32;
            if (stream.Checksum != expected) throw new InvalidFileException(path, $"the checksum is {stream.Checksum:x8} where {expected:x8} is expected.");
            return true;
        });
        values.CopyTo(destination);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => archive.Dispose();

    static Item ReadHeader(string path, ZipArchiveEntry entry)
    {
        if (!entry.FullName.EndsWith(Suffix, StringComparison.Ordinal))
        {
            throw new InvalidFileException(path, $"the archive holds '{entry.FullName}', which is not an .npy file.");
        }

        using var stream = entry.Open();
        return new(entry.FullName[..^Suffix.Length], entry, NpyHeader.Read(PathOf(path, entry), stream, entry.Length));
    }

    static string PathOf(string path, ZipArchiveEntry entry) => $"{path}/{entry.FullName}";

    // What the archive reader throws for malformed archives.
    static T Guard<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception)
            when (exception is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException or OverflowException)
        {
            throw new InvalidFileException(path, $"not a sound .npz archive: {exception.Message}", exception);
        }
    }
}
