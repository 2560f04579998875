using System.Runtime.CompilerServices;
using NetGen.Testing;

namespace NetGen.Generator.Tests.Snapshots;

/// <summary>
/// Generated files beside the tests, <c>Type.Method#file.verified.cs</c>. What differs is left as <c>.received.cs</c> in the same folder: read it, and
/// where it is right, rename it.
/// </summary>
static class Snapshot
{
    static readonly string Folder = Path.Combine(Repository.Root, "tests", "Generator", "Snapshots");

    /// <summary>Holds all files of a test to the verified ones, none of which may be left over.</summary>
    public static void Verify(IReadOnlyDictionary<string, string> files, [CallerFilePath] string type = "", [CallerMemberName] string method = "")
    {
        Assert.NotEmpty(files);
        var prefix = $"{Path.GetFileNameWithoutExtension(type)}.{method}#";
        var verified = Directory.EnumerateFiles(Folder, $"{prefix}*.verified.cs").Select(f => Path.GetFileName(f)[prefix.Length..^".verified.cs".Length]);
        var wrong = verified.Except(files.Keys).Select(name => $"{name} is no longer generated").ToList();
        foreach (var (name, text) in files)
        {
            var (expected, received) = (Path.Combine(Folder, $"{prefix}{name}.verified.cs"), Path.Combine(Folder, $"{prefix}{name}.received.cs"));
            var difference = File.Exists(expected) ? Difference(File.ReadAllText(expected).ReplaceLineEndings("\n"), text) : "there is no verified file";
            if (difference is null) File.Delete(received);
            else File.WriteAllText(received, text);
            if (difference is not null) wrong.Add($"{prefix}{name}: {difference}");
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    static string? Difference(string expected, string actual)
    {
        var (before, after) = (expected.Split('\n'), actual.Split('\n'));
        for (var i = 0; i < Math.Max(before.Length, after.Length); i++)
        {
            var (was, found) = (before.ElementAtOrDefault(i), after.ElementAtOrDefault(i));
            if (was != found) return $"line {i + 1}\n  verified: {was ?? "(end)"}\n  received: {found ?? "(end)"}";
        }

        return null;
    }
}
