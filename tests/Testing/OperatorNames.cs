using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Fused;

namespace NetGen.Testing;

/// <summary>The operators by whose they are: their namespaces tell.</summary>
static class OperatorNames
{
    /// <summary>Those of the language, an input, and what passes make of single ones for inference.</summary>
    public static IEnumerable<string> Inference => OpCatalog.Names.Where(n => NamespaceOf(n) == typeof(Op).Namespace);

    /// <summary>Those that only training has.</summary>
    public static IEnumerable<string> Training => OpCatalog.Names.Where(n => NamespaceOf(n) != typeof(Op).Namespace && NamespaceOf(n) != typeof(PooledConv2d).Namespace);

    static string? NamespaceOf(string name) => OpCatalog.ConstructorOf(name)!.DeclaringType!.Namespace;
}
