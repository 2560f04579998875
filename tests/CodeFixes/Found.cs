using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.CodeFixes.Tests;

/// <summary>Diagnostics as the compiler makes them, at places that a test chooses by their text.</summary>
static class Found
{
    /// <summary>A diagnostic of a layer: where it is applied, where it is made, and facts.</summary>
    public static Func<SyntaxTree, Diagnostic> At(string id, string applied, string created, params (string Name, string Value)[] facts) => tree =>
    {
        var rule = new DiagnosticDescriptor(id, id, id, "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);
        var properties = facts.ToImmutableDictionary(f => f.Name, f => (string?)f.Value).Add("failed", "primary").Add("created", "0");
        return Diagnostic.Create(rule, Place(tree, applied), [Place(tree, created)], properties);
    };

    static Location Place(SyntaxTree tree, string text) =>
        Location.Create(tree, new TextSpan(tree.GetText().ToString().LastIndexOf(text, StringComparison.Ordinal), text.Length));
}
