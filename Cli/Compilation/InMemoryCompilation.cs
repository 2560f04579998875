using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Cli.Compilation;

/// <summary>Compiles generated sources against this process's assemblies and loads the result.</summary>
static class InMemoryCompilation
{
    static readonly Lazy<MetadataReference[]> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p))]);

    /// <summary>The assembly of some sources; what the compiler warns of in them is a failure.</summary>
    public static Assembly Load(IEnumerable<string> sources)
    {
        var trees = sources.Select(s => CSharpSyntaxTree.ParseText(s, new CSharpParseOptions(LanguageVersion.Latest)));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, optimizationLevel: OptimizationLevel.Release);
        var image = new MemoryStream();
        var result = CSharpCompilation.Create($"Generated{Guid.NewGuid():N}", trees, References.Value, options).Emit(image);
        var problems = result.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).ToList();
        return problems.Count == 0 ? Assembly.Load(image.ToArray()) : throw new InvalidOperationException(string.Join("\n", problems.Take(10).Select(Describe)));
    }

    static string Describe(Diagnostic problem)
    {
        var line = problem.Location.SourceTree?.GetText().Lines[problem.Location.GetLineSpan().StartLinePosition.Line];
        return $"{problem.Id} {problem.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}: {line}";
    }
}
