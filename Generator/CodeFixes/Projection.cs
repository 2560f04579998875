using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGenCompiler.Ops.Facts;

namespace NetGenCompiler.CodeFixes;

/// <summary>
/// The layer that projects a shortcut. A block is used with several widths and strides, so these are the expressions that the branch's convolutions have;
/// numbers stand for them where they are numbers there too, or where the class has no parameters.
/// </summary>
sealed class Projection(TypeDeclarationSyntax type, SemanticModel model, IReadOnlyList<Creation> branch)
{
    readonly ISymbol? symbol = model.GetDeclaredSymbol(type);

    /// <summary>The expression that makes the layer, and its type; null where what another use of the class would need cannot be said.</summary>
    public string? Layer(ImmutableDictionary<string, string?> facts, out string layerType)
    {
        var isNormalized = facts.ContainsKey(FactNames.Normalized);
        layerType = isNormalized ? "Sequential" : "Conv2d";
        if (!facts.TryGetValue(FactNames.Channels, out var channels) || !facts.TryGetValue(FactNames.Stride, out var stride)) return null;
        var (widths, strides) = (List(facts, FactNames.BranchChannels), List(facts, FactNames.BranchStrides));
        var isOwn = branch.Count == widths.Length && branch.All(c => IsOfClass(c.Expression));
        var isOnlyUse = !IsParameterised && !facts.ContainsKey(FactNames.Differs);
        var width = Value(isOwn && widths.FirstOrDefault() == channels ? branch[0].Argument("outChannels")?.Expression : null, channels!, isOnlyUse);

        // The one stride that is computed, if it is all by which the branch shrinks.
        var computed = Enumerable.Range(0, isOwn ? branch.Count : 0).Where(i => branch[i].Argument("stride") is { } argument && !branch[i].IsConstant(argument.Expression)).ToList();
        var isWhole = computed.Count == 0 || (computed.Count == 1 && strides.ElementAtOrDefault(computed[0]) == stride);
        var step = isWhole ? Value(computed.Count == 0 ? null : branch[computed[0]].Argument("stride")!.Expression, stride!, isOwn || isOnlyUse) : null;
        if (width is null || step is null) return null;
        var arguments = $"{width}, 1{(step == "1" ? "" : $", stride: {step}")}";
        return isNormalized ? $"[new Conv2d({arguments}, bias: false), new BatchNorm2d()]" : $"new({arguments})";
    }

    static string[] List(ImmutableDictionary<string, string?> facts, string name) =>
        facts.TryGetValue(name, out var items) ? items!.Split([';'], StringSplitOptions.RemoveEmptyEntries) : [];

    /// <summary>An expression of the branch, if a field's initialiser can have it; without one the number, if that is the same in every use.</summary>
    string? Value(ExpressionSyntax? expression, string number, bool isFixed)
    {
        if (expression is null) return isFixed ? number : null;
        return expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().All(IsKnownToFields) ? expression.ToString() : null;
    }

    bool IsKnownToFields(SimpleNameSyntax name) => model.GetSymbolInfo(name).Symbol switch
    {
        IParameterSymbol parameter => IsPrimary(parameter.ContainingSymbol),
        IFieldSymbol or IPropertySymbol or IMethodSymbol => model.GetSymbolInfo(name).Symbol!.IsStatic,
        INamespaceOrTypeSymbol => true,
        _ => false,
    };

    bool IsPrimary(ISymbol constructor) =>
        SymbolEqualityComparer.Default.Equals(constructor.ContainingType, symbol) && constructor.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is TypeDeclarationSyntax);

    /// <summary>Whether uses of the class can differ.</summary>
    public bool IsParameterised => symbol is INamedTypeSymbol named && named.InstanceConstructors.Any(c => c.Parameters.Length > 0);

    bool IsOfClass(SyntaxNode node) => node.FirstAncestorOrSelf<TypeDeclarationSyntax>() == type;
}
