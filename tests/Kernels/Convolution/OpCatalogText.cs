using NetGenCompiler.Ops;

namespace NetGenCompiler.Kernels.Tests.Convolution;

/// <summary>Operators in the messages of failures.</summary>
static class OpCatalogText
{
    public static string Of(Op op) => $"{op.Name}({string.Join(", ", OpCatalog.ArgumentsOf(op).Select(a => $"{a.Name}: {a.Value}"))})";
}
