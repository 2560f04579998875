using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NetGenCompiler.Definition;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Lowering;

/// <summary>Lowers methods, constructors and accessors.</summary>
sealed class MethodLowering(CompilationContext context, CancellationToken cancellation)
{
    public LoweredMember Lower(IMethodSymbol method)
    {
        method = method.PartialImplementationPart ?? method;
        if (!context.IsSource(method) || method.IsAbstract) return new(null, [], []);
        var body = new BodyLowering(context);
        if (!method.IsStatic && method.ContainingType.ExtensionParameter is { } receiver) body.Scope.Declare(receiver);
        foreach (var parameter in method.Parameters)
        {
            if (Symbols.IsPrimaryParameter(parameter) && method.MethodKind == MethodKind.Constructor) body.Scope.Temporary();
            else body.Scope.Declare(parameter);
        }

        var parameters = body.Scope.Count;
        body.NeedContainingType(method);
        var statement = method.MethodKind == MethodKind.Constructor ? Constructor(method, body) : body.AsIterator(Body(method, body), parameters, method.ReturnType);
        if ((method.IsStatic || method.MethodKind == MethodKind.Constructor) && method.ContainingType.StaticConstructors.Any(c => !c.IsImplicitlyDeclared))
        {
            statement = new(NodeKind.Block, Operands: [new(NodeKind.Expression, Operands: [new(NodeKind.InitializeStatics, Operands: [TypeReferences.Of(method.ContainingType)])]), statement]);
        }

        var typeParameters = (Symbols.TakesClassArguments(method) ? Symbols.TypeParameters(method.ContainingType) : []).Concat(method.TypeParameters);
        var definition = new MethodDefinition(
            Symbols.Key(method), Symbols.DisplayName(method), parameters, body.Scope.Count,
            typeParameters.Select(Symbols.TypeParameterKey).ToEquatableArray(), statement);
        return new(definition, body.Locations, body.Needs) { HasErrors = body.HasErrors, UsesGenerated = body.UsesGenerated };
    }

    DefinitionNode Body(IMethodSymbol method, BodyLowering body)
    {
        if (method.AssociatedSymbol is IPropertySymbol property && Symbols.IsAutomatic(property)) return Accessor(method, property);
        var syntax = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
        return syntax is null ? new(NodeKind.Unsupported, Text: $"'{Symbols.DisplayName(method)}' has no body") : Lower(syntax, body);
    }

    DefinitionNode Lower(SyntaxNode syntax, BodyLowering body) => context.OperationOf(syntax, cancellation) switch
    {
        IMethodBodyOperation { BlockBody: { } block } => body.Statement(block),
        IMethodBodyOperation { ExpressionBody: { } expression } => body.Statement(expression),
        IBlockOperation block => body.Statement(block),
        _ => body.Unsupported(syntax, "a method without a body"),
    };

    /// <summary>What an automatic property's accessor does.</summary>
    static DefinitionNode Accessor(IMethodSymbol method, IPropertySymbol property)
    {
        var key = Symbols.Key(property);
        var field = property.IsStatic
            ? new DefinitionNode(NodeKind.StaticField, Text: key, Operands: [TypeReferences.Of(property.ContainingType)])
            : new DefinitionNode(NodeKind.Field, Text: key, Operands: [new(NodeKind.This)]);
        return method.MethodKind == MethodKind.PropertyGet
            ? new(NodeKind.Return, Operands: [field])
            : new(NodeKind.Expression, Operands: [new(NodeKind.Assign, Operands: [field, new(NodeKind.Local)])]);
    }

    DefinitionNode Constructor(IMethodSymbol constructor, BodyLowering body)
    {
        var type = constructor.ContainingType;
        var syntax = constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
        if (syntax is TypeDeclarationSyntax declaration) return Primary(constructor, declaration, body);
        if (syntax is not ConstructorDeclarationSyntax) return new(NodeKind.Block, Operands: [Initialize(type), .. ImplicitBase(type, body)]);
        var operation = context.OperationOf(syntax, cancellation) as IConstructorBodyOperation;
        var statements = new List<DefinitionNode>();
        if (Chained(operation?.Initializer) is { } call)
        {
            if (!SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, type)) statements.Add(Initialize(type));
            if (body.ConstructorCall(call) is { } chained) statements.Add(chained);
        }
        else
        {
            statements.AddRange([Initialize(type), .. ImplicitBase(type, body)]);
        }

        if ((operation?.BlockBody ?? operation?.ExpressionBody) is { } block) statements.Add(body.Statement(block));
        return new(NodeKind.Block, Operands: statements.ToEquatableArray());
    }

    static IInvocationOperation? Chained(IOperation? initializer) =>
        (initializer is IExpressionStatementOperation statement ? statement.Operation : initializer) as IInvocationOperation;

    /// <summary>Keeps the parameters, runs the initialisers, then the base constructor: C#'s order.</summary>
    DefinitionNode Primary(IMethodSymbol constructor, TypeDeclarationSyntax declaration, BodyLowering body)
    {
        var type = constructor.ContainingType;
        var statements = new List<DefinitionNode>();
        foreach (var parameter in constructor.Parameters)
        {
            var argument = new DefinitionNode(NodeKind.Local, Number: parameter.Ordinal);
            statements.Add(Store(Symbols.ParameterKey(parameter), argument));
            var property = type.IsRecord ? type.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault() : null;
            if (property?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is ParameterSyntax) statements.Add(Store(Symbols.Key(property), argument));
        }

        statements.Add(Initialize(type));
        var explicitBase = declaration.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault();
        if (explicitBase is not null && context.OperationOf(explicitBase, cancellation) is IInvocationOperation call)
        {
            if (body.ConstructorCall(call) is { } chained) statements.Add(chained);
        }
        else
        {
            statements.AddRange(ImplicitBase(type, body));
        }

        return new(NodeKind.Block, Operands: statements.ToEquatableArray());
    }

    static DefinitionNode Store(string field, DefinitionNode value) =>
        new(NodeKind.Assign, Operands: [new(NodeKind.Field, Text: field, Operands: [new(NodeKind.This)]), value]);

    static DefinitionNode Initialize(INamedTypeSymbol type) => new(NodeKind.InitializeFields, Text: Symbols.Key(type));

    static IEnumerable<DefinitionNode> ImplicitBase(INamedTypeSymbol type, BodyLowering body)
    {
        if (type.BaseType is not { SpecialType: SpecialType.None } parent || type.IsValueType || Symbols.IsLanguage(parent) || Symbols.IsLibrary(parent)) yield break;
        var constructor = parent.InstanceConstructors.Where(c => c.Parameters.All(p => p.IsOptional || p.IsParams)).OrderBy(c => c.Parameters.Length).FirstOrDefault();
        if (constructor is null) yield break;
        body.Need(constructor);
        yield return new(NodeKind.ConstructorCall, Text: Symbols.Key(constructor), Operands: constructor.Parameters.Select(body.DefaultArgument).ToEquatableArray());
    }
}
