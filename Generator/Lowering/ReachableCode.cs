using Microsoft.CodeAnalysis;
using NetGenCompiler.Definition;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Lowering;

/// <summary>Collects the types and methods that a network or module reaches.</summary>
sealed class ReachableCode(CompilationContext context, CancellationToken cancellation)
{
    readonly Queue<ISymbol> waiting = new();
    readonly HashSet<string> seen = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, TypeDefinition> types = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, MethodDefinition> methods = new(StringComparer.Ordinal);
    readonly Dictionary<string, IReadOnlyList<Location>> locations = new(StringComparer.Ordinal);
    readonly HashSet<SyntaxTree> trees = [];
    readonly List<SyntaxReference> declarations = [];

    /// <summary>Whether there is code that means nothing, which the C# compiler says.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Whether it uses what is generated for networks.</summary>
    public bool UsesGenerated { get; private set; }

    /// <summary>The declarations of all that is reached.</summary>
    public IReadOnlyList<SyntaxReference> Declarations => declarations;

    /// <summary>The files of all that is reached.</summary>
    public ISet<SyntaxTree> Trees => trees;

    public EquatableArray<TypeDefinition> Types => types.Values.ToEquatableArray();

    public EquatableArray<MethodDefinition> Methods => methods.Values.ToEquatableArray();

    public IReadOnlyDictionary<string, IReadOnlyList<Location>> Locations => locations;

    public void Add(ISymbol symbol)
    {
        if (seen.Add(Symbols.Key(symbol))) waiting.Enqueue(symbol);
    }

    /// <summary>Counts a symbol as reached that is not lowered.</summary>
    public void Touch(ISymbol symbol)
    {
        // A referenced project of the same solution has its own files.
        if (!context.IsSource(symbol)) return;
        foreach (var declaration in symbol.OriginalDefinition.DeclaringSyntaxReferences)
        {
            if (Symbols.IsGenerated(declaration.SyntaxTree)) continue;

            // A brace too few moves all that follows into another declaration.
            if (trees.Add(declaration.SyntaxTree)) HasErrors |= CodeErrors.InSyntax(declaration.SyntaxTree, cancellation);
            declarations.Add(declaration);
        }
    }

    public void Collect()
    {
        while (waiting.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var symbol = waiting.Dequeue();
            Touch(symbol);
            switch (symbol)
            {
                case INamedTypeSymbol type:
                    var lowered = context.Type(type.OriginalDefinition, cancellation);
                    if (lowered.Definition is { } definition) types[definition.Key] = definition;
                    foreach (var initializer in lowered.Initializers) Add(initializer);
                    foreach (var need in lowered.Needs) Add(need);
                    break;
                case IMethodSymbol method:
                    Add(context.Method(method.OriginalDefinition, cancellation));
                    break;
            }
        }
    }

    void Add(LoweredMember member)
    {
        HasErrors |= member.HasErrors;
        UsesGenerated |= member.UsesGenerated;
        if (member.Definition is { } definition)
        {
            methods[definition.Key] = definition;
            locations[definition.Key] = member.Locations;
        }

        foreach (var need in member.Needs) Add(need);
    }
}
