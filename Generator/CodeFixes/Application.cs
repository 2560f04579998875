using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NetGenCompiler.CodeFixes;

/// <summary>An expression that applies a layer: <c>x | fc</c>, <c>fc[x]</c>, <c>fc.Forward(x)</c>, <c>x.Flatten()</c>.</summary>
/// <param name="Layer">The layer; null where a method of the tensor stands for it.</param>
/// <param name="Operand">What it is applied to.</param>
/// <param name="IsPipe">Whether the operand stands before a pipe.</param>
sealed record Application(ExpressionSyntax? Layer, ExpressionSyntax Operand, bool IsPipe)
{
    /// <summary>The application at a place where one happens: the right side of a pipe, or all of another form.</summary>
    public static Application? At(SourcePlace place)
    {
        if (place.Node is not ExpressionSyntax node) return null;
        while (node.Parent is ParenthesizedExpressionSyntax outer) node = outer;
        if (node.Parent is BinaryExpressionSyntax pipe && pipe.IsKind(SyntaxKind.BitwiseOrExpression) && pipe.Right == node) return new(node, pipe.Left, IsPipe: true);
        return place.Node switch
        {
            ElementAccessExpressionSyntax { ArgumentList.Arguments: [var x] } access => new(access.Expression, x.Expression, IsPipe: false),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Forward" } member, ArgumentList.Arguments: [var x] } =>
                new(member.Expression, x.Expression, IsPipe: false),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } when place.Model.GetTypeInfo(member.Expression).Type?.Name == "Tensor" =>
                new(null, member.Expression, IsPipe: false),
            _ => null,
        };
    }

    /// <summary>The changes that apply operators to the operand first, in the form that the code has.</summary>
    public ImmutableArray<TextChange> Insert(IReadOnlyList<string> operators, SemanticModel model)
    {
        if (IsPipe) return [new(new(Layer!.SpanStart, 0), string.Concat(operators.Select(o => $"{FunctionalName.At(model, Layer.SpanStart, o)} | ")))];
        var end = new TextSpan(Operand.Span.End, 0);
        return Operand is BinaryExpressionSyntax binary && !binary.IsKind(SyntaxKind.CoalesceExpression)
            ? [new(end, string.Concat(operators.Select(o => $" | {FunctionalName.At(model, Operand.SpanStart, o)}")))]
            : Wrap.With(Operand, "", string.Concat(operators.Select(o => $".{o}()")));
    }

    /// <summary>
    /// Whether the layer stands for one that is made once, so that what is put before it here is put before it alone. What a loop or a function has at hand
    /// can be one of many layers, unless its class says more.
    /// </summary>
    public bool IsOfOneLayer(SemanticModel model) => Layer switch
    {
        null => true,
        BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax => model.GetTypeInfo(Layer).Type is { } type && !IsSequence(type),
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [var index] } => model.GetConstantValue(index.Expression).HasValue,
        _ => model.GetSymbolInfo(Layer).Symbol switch
        {
            ILocalSymbol local => !local.IsForEach && IsOfOneClass(local.Type),
            IParameterSymbol parameter => IsOfOneClass(parameter.Type),
            IFieldSymbol field => !IsSequence(field.Type),
            IPropertySymbol property => !IsSequence(property.Type),
            _ => false,
        },
    };

    static bool IsOfOneClass(ITypeSymbol type) => type.Name is not ("Layer" or "Module") && !IsSequence(type);

    /// <summary>Layers that are applied one after the other.</summary>
    static bool IsSequence(ITypeSymbol type) => type is IArrayTypeSymbol || type.Name == "IEnumerable" || type.AllInterfaces.Any(i => i.Name == "IEnumerable");
}
