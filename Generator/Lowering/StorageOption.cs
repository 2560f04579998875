using Microsoft.CodeAnalysis;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Lowering;

/// <summary>A property of a network's attribute that names a format of numbers: the members of its type stand in the order of the element types'.</summary>
static class StorageOption
{
    /// <summary>The format; single precision where the property is not set, or wrong, which is then a problem.</summary>
    public static ElementType Read(INamedTypeSymbol network, string property, string problem, List<LoweringProblem> problems)
    {
        if (Symbols.Attribute(network, "NetworkAttribute") is not { } attribute) return ElementType.F32;
        if (attribute.NamedArguments.FirstOrDefault(a => a.Key == property).Value is not { Kind: TypedConstantKind.Enum, Value: int member }) return ElementType.F32;
        if ((ElementType)member is ElementType.F32 or ElementType.F16 or ElementType.BF16) return (ElementType)member;
        problems.Add(new(problem, $"the {property} of '{network.Name}' is {member}, which is none of its members", Symbols.PlaceOf(attribute, network)));
        return ElementType.F32;
    }
}
