using Microsoft.CodeAnalysis;
using NetGenCompiler.Budgets;
using NetGenCompiler.Execution;
using NetGenCompiler.Graphs;
using NetGenCompiler.Lints;

namespace NetGenCompiler.Lowering;

/// <summary>Reads what a network's attributes say that it is to be held to.</summary>
sealed class ExpectationLowering(INamedTypeSymbol network, EquatableArray<string> outputs, List<LoweringProblem> problems)
{
    public Expectations Lower() => new(
        Symbols.Attribute(network, "BudgetAttribute") is { } budget ? Budget(budget) : null,
        network.GetAttributes().Where(a => Symbols.IsLanguageType(a.AttributeClass, "ObjectSizesAttribute") && a.ConstructorArguments.Length == 2).Select(Objects).ToEquatableArray());

    Budget Budget(AttributeData attribute)
    {
        var values = attribute.NamedArguments.ToDictionary(a => a.Key, a => Convert.ToDouble(a.Value.Value, System.Globalization.CultureInfo.InvariantCulture));
        foreach (var wrong in values.Where(v => v.Value < 0 || (v.Key == "Gigahertz" && v.Value <= 0) || double.IsNaN(v.Value)))
        {
            problems.Add(new(BudgetIds.Unsuitable, $"the {wrong.Key} of the budget of '{network.Name}' is {wrong.Value:R}: it must be positive{(wrong.Key == "Gigahertz" ? "" : ", or 0 for no limit")}", Symbols.PlaceOf(attribute, network)));
        }

        double Of(string name, double otherwise = 0) => values.TryGetValue(name, out var value) ? value : otherwise;
        return new(
            (long)Of("Parameters"), (long)Of("MultiplyAdds"), (long)Of("WeightBytes"), (long)Of("ArenaBytes"), (int)Of("MinReceptiveField"),
            Of("MaxLatencyMilliseconds"), Of("Gigahertz", 3));
    }

    ObjectSizes Objects(AttributeData attribute)
    {
        var sizes = new ObjectSizes(
            attribute.ConstructorArguments[0].Value as int? ?? 0, attribute.ConstructorArguments[1].Value as int? ?? 0,
            attribute.NamedArguments.FirstOrDefault(a => a.Key == "Output").Value.Value as string);
        if (sizes.Smallest < 1 || sizes.Largest < sizes.Smallest)
        {
            Report($"the objects of '{network.Name}' are from {sizes.Smallest} to {sizes.Largest} pixels: the smallest side must be at least 1 and no larger than the largest", attribute);
        }

        if (sizes.Output is { } output && !outputs.Contains(output)) Report($"'{network.Name}' has no output '{output}': it has {string.Join(", ", outputs.Select(o => $"'{o}'"))}", attribute);
        return sizes;
    }

    void Report(string message, AttributeData attribute) => problems.Add(new(ProblemIds.NetworkOptions, message, Symbols.PlaceOf(attribute, network)));
}
