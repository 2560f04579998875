using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using NetGenCompiler.Definition;
using NetGenCompiler.Emission;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Lowering;

/// <summary>Lowers the operations of one method, with its lambdas and local functions, to nodes.</summary>
sealed partial class BodyLowering(CompilationContext context)
{
    /// <summary>How deep operations may nest; each makes at most three levels of nodes.</summary>
    const int MaximumDepth = DefinitionText.MaximumDepth / 4;

    readonly List<Location> locations = [];
    readonly Dictionary<TextSpan, int> places = [];
    readonly HashSet<ISymbol> needs = new(SymbolEqualityComparer.Default);
    readonly Stack<int> receivers = new();
    readonly Stack<int> patternInputs = new();
    readonly Stack<int> conditionalReceivers = new();
    int depth;

    public FunctionScope Scope { get; private set; } = new(null);

    public IReadOnlyList<Location> Locations => locations;

    /// <summary>Whether there is code that means nothing, which the C# compiler has said.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Whether it uses what is generated for networks.</summary>
    public bool UsesGenerated { get; private set; }

    public IReadOnlyCollection<ISymbol> Needs => needs;

    public void Need(ISymbol symbol)
    {
        if (symbol is INamedTypeSymbol { IsTupleType: true } or INamedTypeSymbol { IsAnonymousType: true }) return;
        var isEnum = symbol is INamedTypeSymbol { TypeKind: TypeKind.Enum };
        if (isEnum || context.IsSource(symbol)) needs.Add(symbol is IMethodSymbol { ReducedFrom: { } full } ? full.OriginalDefinition : symbol.OriginalDefinition);
    }

    public void NeedContainingType(IMethodSymbol method)
    {
        if (!method.ContainingType.IsStatic && !method.ContainingType.IsExtension) Need(method.ContainingType);
    }

    public DefinitionNode Initializer(ISymbolInitializerOperation initializer) => Scoped(initializer.Locals, Expression(initializer.Value));

    /// <summary>The call of another constructor of the class or its base; null where the base is the language's or object.</summary>
    public DefinitionNode? ConstructorCall(IInvocationOperation call)
    {
        var constructor = call.TargetMethod;
        if (Symbols.IsLanguage(constructor)) return null;
        if (Symbols.IsLibrary(constructor))
        {
            return !Symbols.IsException(constructor.ContainingType)
                ? null
                : Node(NodeKind.InitializeException, call, call.Arguments.Select(Argument)) with { Text = Symbols.FullName(constructor.ContainingType) };
        }

        Need(constructor);
        return Node(NodeKind.ConstructorCall, call, Arguments(call.Arguments)) with { Text = Symbols.Key(constructor) };
    }

    public DefinitionNode DefaultArgument(IParameterSymbol parameter)
    {
        if (parameter.IsParams) return new(NodeKind.Collection, Text: "array");
        var value = parameter.HasExplicitDefaultValue ? parameter.ExplicitDefaultValue : null;
        return value is null ? new(NodeKind.Default, Operands: [TypeReferences.Of(parameter.Type)]) : Constant(value, parameter.Type);
    }

    public DefinitionNode Unsupported(SyntaxNode syntax, string construct) =>
        new(NodeKind.Unsupported, Place(syntax), Text: $"{construct} cannot be used in a definition");

    /// <summary>The ordinal of a place, narrowed to what a reader looks at: the called name in a chain, the right side of a pipe.</summary>
    public int Place(SyntaxNode syntax)
    {
        var span = syntax switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => TextSpan.FromBounds(member.Name.SpanStart, syntax.Span.End),
            BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.BitwiseOrExpression) => binary.Right.Span,
            EqualsValueClauseSyntax clause => clause.Value.Span,
            MethodDeclarationSyntax method => method.Identifier.Span,
            _ => syntax.Span,
        };
        if (places.TryGetValue(span, out var place) && locations[place].SourceTree == syntax.SyntaxTree) return place;
        locations.Add(Location.Create(syntax.SyntaxTree, span));
        return places[span] = locations.Count - 1;
    }

    DefinitionNode Node(NodeKind kind, IOperation operation, params IEnumerable<DefinitionNode> operands) =>
        new(kind, Place(operation.Syntax), Operands: operands.ToEquatableArray());

    /// <summary>
    /// Whether an operation is a use of what is generated for a network, which is there only for an analyzer: for the generator it is an error of C#, and both have to
    /// say the same.
    /// </summary>
    static bool ReadsGenerated(IOperation operation) => operation switch
    {
        ILiteralOperation => false,
        IInvalidOperation or { Type.TypeKind: TypeKind.Error } => operation.Syntax.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(n => SurfaceNames.Contains(n.Identifier.ValueText)),
        { ConstantValue.HasValue: true } => operation.DescendantsAndSelf().OfType<IFieldReferenceOperation>().Any(f => Symbols.IsGenerated(f.Field)),
        IMemberReferenceOperation reference => Symbols.IsGenerated(reference.Member),
        IInvocationOperation call => Symbols.IsGenerated(call.TargetMethod),
        IObjectCreationOperation { Constructor: { } constructor } => Symbols.IsGenerated(constructor.ContainingType) && Symbols.IsGenerated(constructor),
        _ => false,
    };

    DefinitionNode Broken(IOperation operation)
    {
        HasErrors = true;
        return Unsupported(operation, "code with errors");
    }

    DefinitionNode Unsupported(IOperation operation, string construct) => Unsupported(operation.Syntax, construct);

    DefinitionNode Constant(object? value, ITypeSymbol? type)
    {
        if (value is null || TypeReferences.Underlying(type) is not INamedTypeSymbol { TypeKind: TypeKind.Enum } item) return new(NodeKind.Constant, Value: value);
        Need(item);
        return new(NodeKind.EnumConstant, Text: Symbols.Key(item), Value: TypeLowering.Number(value));
    }

    DefinitionNode TypeOf(ITypeSymbol? type)
    {
        NeedParts(type);
        return TypeReferences.Of(type);
    }

    void NeedParts(ITypeSymbol? type)
    {
        if (type is IArrayTypeSymbol array) NeedParts(array.ElementType);
        if (type is not INamedTypeSymbol named) return;
        Need(named);
        foreach (var argument in named.TypeArguments) NeedParts(argument);
    }

    static DefinitionNode Local(int slot) => new(NodeKind.Local, Number: slot);

    static DefinitionNode This => new(NodeKind.This);

    static DefinitionNode True => new(NodeKind.Constant, Value: true);

    /// <summary>Gives variables that lambdas capture new storage whenever the node runs.</summary>
    DefinitionNode Scoped(IEnumerable<ISymbol> variables, DefinitionNode node)
    {
        List<DefinitionNode> captured = [.. Captured(variables)];
        return captured.Count == 0 ? node : new(NodeKind.Scope, Operands: [.. captured, node]);
    }

    IEnumerable<DefinitionNode> Captured(IEnumerable<ISymbol> variables) => variables.Where(Scope.IsCaptured).Select(v => Local(Scope.SlotOf(v)));
}
