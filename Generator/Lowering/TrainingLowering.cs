using Microsoft.CodeAnalysis;
using NetGenCompiler.Definition;
using NetGenCompiler.Execution;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Lowering;

/// <summary>The training that a network's attribute asks for.</summary>
sealed class TrainingLowering(INamedTypeSymbol network, List<LoweringProblem> problems)
{
    const string Budget = "ActivationBudget", Storage = "ActivationStorage", Frozen = "Frozen", FrozenStatistics = "FrozenStatistics";

    public TrainingDefinition? Lower()
    {
        var attribute = Symbols.Attribute(network, "NetworkAttribute");
        if (attribute is null) return null;
        var values = attribute.NamedArguments.ToDictionary(a => a.Key, a => a.Value);
        if (values.TryGetValue("Training", out var training) && training.Value is true) return Options(attribute, values);
        foreach (var name in new[] { Budget, Storage, Frozen, FrozenStatistics }.Where(values.ContainsKey))
        {
            Report(attribute, $"'{network.Name}' has {name}, which goes with Training = true");
        }

        return null;
    }

    TrainingDefinition Options(AttributeData attribute, Dictionary<string, TypedConstant> values)
    {
        var budget = values.TryGetValue(Budget, out var bytes) && bytes.Value is long number ? number : 0;
        var storage = StorageOption.Read(network, Storage, ProblemIds.TrainingOptions, problems);
        if (budget < 0) Report(attribute, $"the {Budget} of '{network.Name}' is {budget} bytes an item: it must be positive, or 0 for no limit");
        return new(budget, storage) { Frozen = new(Paths(values, Frozen), Paths(values, FrozenStatistics)) };
    }

    static EquatableArray<string> Paths(Dictionary<string, TypedConstant> values, string name) =>
        values.TryGetValue(name, out var paths) && paths is { Kind: TypedConstantKind.Array, IsNull: false }
            ? paths.Values.Select(v => v.Value as string ?? "").ToEquatableArray()
            : [];

    void Report(AttributeData attribute, string message) => problems.Add(new(ProblemIds.TrainingOptions, message, Symbols.PlaceOf(attribute, network)));
}
