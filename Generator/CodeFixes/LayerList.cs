using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NetGenCompiler.CodeFixes;

/// <summary>A list that a layer is an element of: a collection expression, the initialiser of an array, the arguments of a <c>Sequential</c>.</summary>
/// <param name="Elements">The elements.</param>
/// <param name="Index">Which of them is the layer.</param>
sealed record LayerList(IReadOnlyList<SyntaxNode> Elements, int Index)
{
    /// <summary>The list of a layer that is made at a place; null where it stands alone.</summary>
    public static LayerList? At(SourcePlace created)
    {
        var node = created.Node;
        while (node.Parent is ParenthesizedExpressionSyntax outer) node = outer;
        return node.Parent switch
        {
            ExpressionElementSyntax { Parent: CollectionExpressionSyntax collection } element => Of(collection.Elements, element),
            InitializerExpressionSyntax list when !list.IsKind(SyntaxKind.ObjectInitializerExpression) => Of(list.Expressions, node),
            ArgumentSyntax { NameColon: null, Parent: ArgumentListSyntax { Parent: BaseObjectCreationExpressionSyntax creation } list } argument
                when created.Model.GetTypeInfo(creation).Type?.Name == "Sequential" => Of(list.Arguments, argument),
            _ => null,
        };
    }

    /// <summary>The elements' expressions; of a spread element that of the list which it stands for.</summary>
    public IEnumerable<ExpressionSyntax> Expressions => Elements.Select(e => e switch
    {
        ExpressionElementSyntax element => element.Expression,
        SpreadElementSyntax spread => spread.Expression,
        ArgumentSyntax argument => argument.Expression,
        _ => (ExpressionSyntax)e,
    });

    /// <summary>Whether a list takes any layer, not only those of the element's class.</summary>
    public bool TakesAnyLayer(SemanticModel model) =>
        model.GetTypeInfo(Expressions.ElementAt(Index)).ConvertedType is { Name: "Layer" or "Module", ContainingNamespace.Name: "NetGen" };

    /// <summary>The change that puts operators before the layer: on lines of their own where the elements have these.</summary>
    public TextChange Insert(IReadOnlyList<string> operators, SemanticModel model)
    {
        var element = Elements[Index];
        var separator = OwnLine(element) is { } line ? $",{line}" : ", ";
        return new(new(element.SpanStart, 0), string.Concat(operators.Select(o => FunctionalName.At(model, element.SpanStart, o) + separator)));
    }

    /// <summary>The line end and the indentation before an element; null where others stand before it in its line.</summary>
    static string? OwnLine(SyntaxNode element)
    {
        var line = element.SyntaxTree.GetText().Lines.GetLineFromPosition(element.SpanStart);
        var before = line.Text!.ToString(TextSpan.FromBounds(line.Start, element.SpanStart));
        var end = line.LineNumber == 0 ? "\n" : line.Text.Lines[line.LineNumber - 1] is var previous ? line.Text.ToString(TextSpan.FromBounds(previous.End, previous.EndIncludingLineBreak)) : "";
        return before.Trim().Length == 0 ? end + before : null;
    }

    static LayerList Of<T>(SeparatedSyntaxList<T> elements, SyntaxNode element)
        where T : SyntaxNode => new([.. elements], elements.IndexOf(e => e == element));
}
