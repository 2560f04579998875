using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace NetGenCompiler.Lowering;

/// <summary>What lowering remembers of a compilation: each body is bound and lowered once, whichever networks reach it.</summary>
sealed class CompilationContext
{
    static readonly ConditionalWeakTable<Compilation, CompilationContext> Contexts = new();

    readonly Dictionary<SyntaxTree, SemanticModel> models = [];
    readonly Dictionary<string, LoweredMember> methods = new(StringComparer.Ordinal);
    readonly Dictionary<string, LoweredType> types = new(StringComparer.Ordinal);

    CompilationContext(Compilation compilation)
    {
        Compilation = compilation;
        Epoch = SourceEpoch.Of(compilation);
    }

    public Compilation Compilation { get; }

    /// <summary>What the files of the compilation see of one another.</summary>
    public SourceEpoch Epoch { get; }

    public static CompilationContext Of(Compilation compilation) => Contexts.GetValue(compilation, static c => new(c));

    public bool IsSource(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, Compilation.Assembly);

    public SemanticModel ModelOf(SyntaxTree tree)
    {
        if (models.TryGetValue(tree, out var model)) return model;
#pragma warning disable RSEXPERIMENTAL001 // Definitions do not depend on nullable annotations, whose analysis takes half of the time.
        model = Compilation.GetSemanticModel(tree, SemanticModelOptions.DisableNullableAnalysis);
#pragma warning restore RSEXPERIMENTAL001
        return models[tree] = model;
    }

    public IOperation? OperationOf(SyntaxNode node, CancellationToken cancellation) => ModelOf(node.SyntaxTree).GetOperation(node, cancellation);

    public LoweredMember Method(IMethodSymbol method, CancellationToken cancellation)
    {
        var key = Symbols.Key(method);
        return methods.TryGetValue(key, out var lowered) ? lowered : methods[key] = new MethodLowering(this, cancellation).Lower(method);
    }

    public LoweredType Type(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var key = Symbols.Key(type);
        return types.TryGetValue(key, out var lowered) ? lowered : types[key] = new TypeLowering(this, cancellation).Lower(type);
    }
}
