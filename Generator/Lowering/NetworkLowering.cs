using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGenCompiler.Definition;
using NetGenCompiler.Emission;
using NetGenCompiler.Execution;
using NetGenCompiler.Stubs;

namespace NetGenCompiler.Lowering;

/// <summary>Lowers a network: checks its declaration, then collects what it reaches.</summary>
sealed class NetworkLowering(CompilationContext context, CancellationToken cancellation)
{
    readonly List<LoweringProblem> problems = [];
    readonly ReachableCode code = new(context, cancellation);
    StubSignature? stub;

    public LoweredNetwork Lower(INamedTypeSymbol network)
    {
        try
        {
            return LowerClass(network);
        }
#pragma warning disable CA1031 // A defect here must not take down what hosts the compiler: it is reported where the network is, and others are compiled.
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Of code that is wrong anything can be missing, and C# says what.
            var refused = Refused();
            if (code.HasErrors || CodeErrors.Touch(context.Compilation, refused, cancellation)) return refused with { HasErrors = true };
            Report(ProblemIds.Internal, $"{network.Name} cannot be read: {failure.GetType().Name}: {failure.Message}", network);
            return Refused();
        }
#pragma warning restore CA1031
    }

    LoweredNetwork LowerClass(INamedTypeSymbol network)
    {
        CheckClass(network);
        var forward = ForwardOf(network);
        var constructor = network.InstanceConstructors.Where(c => c.Parameters.All(p => p.IsOptional || p.IsParams)).OrderBy(c => c.Parameters.Length).FirstOrDefault();
        if (forward is null) Report(ProblemIds.NoForward, $"the network '{network.Name}' has no method Forward", network);
        if (constructor is null) Report(ProblemIds.NoConstructor, $"the network '{network.Name}' has no constructor that can be called without arguments", network);
        var signature = new NetworkSignature(network, problems);
        var inputs = forward is null ? [] : signature.Inputs(forward);
        var outputs = forward is null ? [] : signature.Outputs(forward);
        var training = new TrainingLowering(network, problems).Lower();
        var linearWeights = StorageOption.Read(network, "LinearWeights", ProblemIds.NetworkOptions, problems);
        var expectations = new ExpectationLowering(network, outputs, problems).Lower();
        CheckNames(network, problems.Count == 0 ? SizedExecution.NamesOf(inputs) : []);
        if (CanBeAddedTo(network)) stub = new(new(Symbols.NamespaceOf(network), network.Name), inputs, outputs, Symbols.IsSet(network, "NetworkAttribute", "Training"), [.. TakenNames(network, SizedExecution.NamesOf(inputs)).Select(l => Text(l))]);
        if (problems.Count > 0)
        {
            foreach (var symbol in Symbols.BasesOf(network).Concat<ISymbol?>([forward, constructor]).OfType<ISymbol>()) code.Touch(symbol);
            return Refused();
        }

        code.Add(network);
        code.Add(constructor!);
        code.Add(forward!);
        code.Collect();
        if (code.HasErrors) return Refused();
        var definition = new NetworkDefinition(
            network.Name, Symbols.NamespaceOf(network), $"partial class {network.Name}", network.DeclaredAccessibility == Accessibility.Public ? "public" : "internal",
            Symbols.IsSet(network, "NetworkAttribute", "ExactConvolutions"), linearWeights, training, Creation(network, constructor!), Symbols.Key(forward!), inputs, outputs, code.Types, code.Methods);
        return new(definition, code.Locations, problems, code.Declarations) { Stub = stub, UsesGenerated = code.UsesGenerated, Expectations = expectations };
    }

    LoweredNetwork Refused() => new(null, new Dictionary<string, IReadOnlyList<Location>>(), problems, code.Declarations) { Stub = stub, HasErrors = code.HasErrors };

    void CheckClass(INamedTypeSymbol network)
    {
        if (!Symbols.DerivesFrom(network, "Module")) Report(ProblemIds.UnsuitableClass, $"the network '{network.Name}' must derive from Module", network);
        if (!IsNamed(network)) Report(ProblemIds.UnsuitableClass, $"the network '{network.ToDisplayString()}' needs a name", network);
        if (network.TypeParameters.Length > 0) Report(ProblemIds.UnsuitableClass, $"the network '{network.Name}' must not be generic", network);
        if (network.ContainingType is not null) Report(ProblemIds.UnsuitableClass, $"the network '{network.Name}' must not be nested in another type", network);
        if (network.IsAbstract) Report(ProblemIds.UnsuitableClass, $"the network '{network.Name}' must be neither abstract nor static", network);
        if (network.IsFileLocal) Report(ProblemIds.UnsuitableClass, $"the network '{network.Name}' must not be local to its file", network);
        if (!IsPartial(network)) Report(ProblemIds.NotPartial, $"the network '{network.Name}' must be partial, for the generated code is a part of it", network);
    }

    bool IsPartial(INamedTypeSymbol network) =>
        network.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>().All(d => d.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>Whether a further part of the class makes no error.</summary>
    bool CanBeAddedTo(INamedTypeSymbol network) =>
        IsPartial(network) && network is { TypeParameters.IsEmpty: true, ContainingType: null, IsFileLocal: false, TypeKind: TypeKind.Class, IsRecord: false }
        && !SurfaceNames.Contains(network.Name) && IsNamed(network);

    /// <summary>Whether a name and those around it are there: half-typed code leaves some out.</summary>
    static bool IsNamed(ISymbol? symbol) => symbol is null or INamespaceSymbol { IsGlobalNamespace: true } || (symbol.Name.Length > 0 && IsNamed(symbol.ContainingNamespace));

    /// <summary>The names that generated code adds are free: neither the class has one nor, outside of generated code itself, a member.</summary>
    void CheckNames(INamedTypeSymbol network, IReadOnlyList<string> sizes)
    {
        if (SurfaceNames.Contains(network.Name) || sizes.Contains(network.Name))
        {
            Report(ProblemIds.ReservedName, $"the generator adds a member '{network.Name}' to the network, which cannot have that name itself: give the class another", network);
        }

        foreach (var place in TakenNames(network, sizes))
        {
            problems.Add(new(ProblemIds.ReservedName, $"the generator adds a member '{Text(place)}' to '{network.Name}': give this one another name", place));
        }
    }

    /// <summary>The places of the members that have a name which generated code adds.</summary>
    static IEnumerable<Location> TakenNames(INamedTypeSymbol network, IReadOnlyList<string> sizes) =>
        network.GetMembers().Where(m => SurfaceNames.Contains(m.Name) || sizes.Contains(m.Name)).GroupBy(m => m.Name, StringComparer.Ordinal)
            .Select(g => g.SelectMany(m => m.Locations).FirstOrDefault(l => l.IsInSource && !Symbols.IsGenerated(l))).OfType<Location>();

    static string Text(Location place) => place.SourceTree!.GetText().ToString(place.SourceSpan);

    static IMethodSymbol? ForwardOf(INamedTypeSymbol network)
    {
        for (var type = network; type is not null; type = type.BaseType)
        {
            var candidates = type.GetMembers("Forward").OfType<IMethodSymbol>().Where(m => m is { IsAbstract: false, IsStatic: false }).ToList();
            if (candidates.FirstOrDefault(m => m.Parameters.Any(p => Symbols.Attribute(p, "ShapeAttribute") is not null)) is { } shaped) return shaped;
            if (candidates.Count > 0) return candidates[0];
        }

        return null;
    }

    DefinitionNode Creation(INamedTypeSymbol network, IMethodSymbol constructor)
    {
        var body = new BodyLowering(context);
        return new(
            NodeKind.New, Text: Symbols.Key(constructor),
            Operands: [TypeReferences.Of(network), .. constructor.Parameters.Select(body.DefaultArgument)]);
    }

    void Report(string id, string message, ISymbol symbol) => problems.Add(new(id, message, symbol.Locations[0]));
}
