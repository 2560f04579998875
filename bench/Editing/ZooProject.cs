using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using NetGen.Testing;

namespace NetGenCompiler.Bench.Editing;

/// <summary>The zoo's sources as a project that is open in an editor, with files beside them that have nothing to do with networks.</summary>
static class ZooProject
{
    /// <summary>A file of many methods.</summary>
    public const string LargeFile = "Unrelated/Large.cs";

    /// <summary>A file that a network of a benchmark's own may stand in.</summary>
    public const string OwnFile = "Own.cs";

    const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using NetGen;
        global using static NetGen.Functional;
        """;

    const int MethodsOfLargeFile = 400, SmallFiles = 20;

    static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    public static CSharpCompilation Load(string own = "namespace NetGen.Networks; /* from *//* to */")
    {
        var folder = Path.Combine(Repository.Root, "Networks");
        var files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Select(f => (Path: Path.GetRelativePath(folder, f), Text: File.ReadAllText(f)))
            .Where(f => !f.Path.StartsWith("obj", StringComparison.Ordinal) && !f.Path.StartsWith("bin", StringComparison.Ordinal)).OrderBy(f => f.Path, StringComparer.Ordinal);
        return Create([("Usings.cs", Usings), .. files, (LargeFile, Unrelated("Large", MethodsOfLargeFile)), .. Enumerable.Range(0, SmallFiles).Select(i => ($"Unrelated/Small{i}.cs", Unrelated($"Small{i}", 10))), (OwnFile, own)]);
    }

    /// <summary>A project with one network alone.</summary>
    public static CSharpCompilation Alone(string own) => Create([("Usings.cs", Usings), (OwnFile, own)]);

    static CSharpCompilation Create(IEnumerable<(string Path, string Text)> files) => CSharpCompilation.Create(
        "NetGen.Networks", files.Select(f => CSharpSyntaxTree.ParseText(SourceText.From(f.Text, Encoding.UTF8), Options, f.Path)), References(),
        new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(p => Path.GetFileName(p) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "NetGen.Dsl.dll" or "NetGen.Runtime.dll"))
        .Select(p => MetadataReference.CreateFromFile(p));

    static string Unrelated(string name, int methods)
    {
        var text = new StringBuilder($"namespace NetGen.Elsewhere;\n\n/// <summary>Has nothing to do with networks.</summary>\npublic static class {name}\n{{\n");
        for (var i = 0; i < methods; i++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $$"""
                    /// <summary>A method.</summary>
                    public static int Method{{i}}(IReadOnlyList<int> values, int limit)
                    {
                        var total = {{i}};
                        foreach (var value in values.Where(v => v < limit)) total += value * 3;
                        for (var j = 0; j < limit; j++) total ^= j << (j & 7);
                        return total;
                    }

                """);
        }

        return text.Append("}\n").ToString();
    }
}
