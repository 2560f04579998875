using Microsoft.CodeAnalysis;

namespace NetGenCompiler.CodeFixes;

/// <summary>How an operator of <c>NetGen.Functional</c> is written at a place: its name alone where that is imported and means nothing else.</summary>
static class FunctionalName
{
    public static string At(SemanticModel model, int position, string name)
    {
        var meanings = model.LookupSymbols(position, name: name);
        return meanings.Length > 0 && meanings.All(m => m.ContainingType is { Name: "Functional", ContainingNamespace.Name: "NetGen" }) ? name : $"NetGen.Functional.{name}";
    }
}
