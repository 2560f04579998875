namespace NetGen.Runtime.Weights;

/// <summary>Writes a file so that its name never stands for half of it: beside it first, renamed when complete and on the disk.</summary>
static class AtomicFile
{
    public static void Write(string path, Action<Stream> write)
    {
        var target = Path.GetFullPath(path);
        var temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Deletes what writers of a file that were killed have left beside it. Not while another writes it.</summary>
    public static void DeleteLeftovers(string path)
    {
        var target = Path.GetFullPath(path);
        foreach (var temporary in Directory.EnumerateFiles(Path.GetDirectoryName(target)!, Path.GetFileName(target) + ".*.tmp"))
        {
            // The wildcards stand for more than the number between.
            var middle = temporary.AsSpan(target.Length + 1, Math.Max(temporary.Length - target.Length - 1 - ".tmp".Length, 0));
            if (Guid.TryParseExact(middle, "N", out _)) File.Delete(temporary);
        }
    }
}
