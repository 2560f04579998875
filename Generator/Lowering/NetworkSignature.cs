using Microsoft.CodeAnalysis;
using NetGenCompiler.Definition;
using NetGenCompiler.Execution;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Lowering;

/// <summary>The inputs and outputs of a network, from the signature of Forward and the attributes.</summary>
sealed class NetworkSignature(INamedTypeSymbol network, List<LoweringProblem> problems)
{
    public EquatableArray<InputDefinition> Inputs(IMethodSymbol forward)
    {
        var overrides = Overrides(forward);
        var inputs = new List<InputDefinition>();
        foreach (var parameter in forward.Parameters)
        {
            var place = PlaceOf(parameter);
            if (!Symbols.IsLanguageType(parameter.Type, "Tensor"))
            {
                Report(ProblemIds.UnsuitableForward, $"the input '{parameter.Name}' of '{network.Name}' must be a Tensor, not '{parameter.Type.Name}'", place);
                continue;
            }

            List<EquatableArray<int>> shapes = [.. overrides.Where(o => o.Name == parameter.Name).Select(o => o.Dimensions)];
            if (shapes.Count == 0 && ShapeOf(forward, parameter.Ordinal) is { } shape) shapes.Add(Checked(Dimensions(shape, 0), parameter.Name, place));
            if (shapes.Count == 0) Report(ProblemIds.NoShape, $"the input '{parameter.Name}' of '{network.Name}' has no shape: write [Shape(3, 224, 224)] before it", place);
            inputs.Add(new(parameter.Name, shapes.ToEquatableArray()));
        }

        if (inputs.Select(i => i.Shapes.Count).Where(n => n > 1).Distinct().Count() > 1)
        {
            var counts = string.Join(" and ", inputs.Where(i => i.Shapes.Count > 1).Select(i => $"'{i.Name}' has {i.Shapes.Count}"));
            Report(ProblemIds.SizesDiffer, $"inputs of '{network.Name}' with several shapes must have equally many: {counts}", network.Locations[0]);
        }

        if (forward.Parameters.IsEmpty) Report(ProblemIds.UnsuitableForward, $"Forward of '{network.Name}' has no inputs", PlaceOf(forward));
        return inputs.ToEquatableArray();
    }

    public EquatableArray<string> Outputs(IMethodSymbol forward)
    {
        if (Symbols.IsLanguageType(forward.ReturnType, "Tensor")) return ["output"];
        if (forward.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.All(e => Symbols.IsLanguageType(e.Type, "Tensor")))
        {
            return tuple.TupleElements.Select((e, i) => e.IsExplicitlyNamedTupleElement ? e.Name : $"output{i}").ToEquatableArray();
        }

        Report(ProblemIds.UnsuitableForward, $"Forward of '{network.Name}' must return a Tensor or a tuple of Tensors", PlaceOf(forward));
        return [];
    }

    List<(string Name, EquatableArray<int> Dimensions)> Overrides(IMethodSymbol forward)
    {
        var result = new List<(string, EquatableArray<int>)>();
        foreach (var attribute in network.GetAttributes().Where(a => Symbols.IsLanguageType(a.AttributeClass, "InputAttribute") && a.ConstructorArguments.Length == 2))
        {
            var place = Symbols.PlaceOf(attribute, network);
            var name = attribute.ConstructorArguments[0].Value as string ?? "";
            if (forward.Parameters.All(p => p.Name != name)) Report(ProblemIds.UnsuitableShape, $"'{network.Name}' has no input '{name}'", place);
            result.Add((name, Checked(Dimensions(attribute, 1), name, place)));
        }

        return result;
    }

    /// <summary>The attribute of a parameter, or of the one that it overrides.</summary>
    static AttributeData? ShapeOf(IMethodSymbol forward, int parameter)
    {
        for (var method = forward; method is not null; method = method.OverriddenMethod)
        {
            if (Symbols.Attribute(method.Parameters[parameter], "ShapeAttribute") is { } shape) return shape;
        }

        return null;
    }

    static EquatableArray<int> Dimensions(AttributeData attribute, int argument) =>
        attribute.ConstructorArguments.Length > argument && attribute.ConstructorArguments[argument] is { Kind: TypedConstantKind.Array, IsNull: false } values
            ? values.Values.Select(v => v.Value as int? ?? 0).ToEquatableArray()
            : [];

    EquatableArray<int> Checked(EquatableArray<int> dimensions, string input, Location place)
    {
        if (dimensions.Count == 0) Report(ProblemIds.UnsuitableShape, $"the shape of input '{input}' has no dimensions", place);
        if (dimensions.Any(d => d <= 0)) Report(ProblemIds.UnsuitableShape, $"the dimensions of input '{input}' must be positive, not {string.Join("×", dimensions)}", place);
        if (dimensions.Aggregate(1.0, (product, d) => product * d) > int.MaxValue) Report(ProblemIds.UnsuitableShape, $"input '{input}' has more than {int.MaxValue} elements", place);
        return dimensions;
    }

    /// <summary>The symbol's place, or the network's where it lies in another assembly.</summary>
    Location PlaceOf(ISymbol symbol) => symbol.Locations.FirstOrDefault(l => l.IsInSource) ?? network.Locations[0];

    void Report(string id, string message, Location place) => problems.Add(new(id, message, place));
}
