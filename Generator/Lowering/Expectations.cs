using NetGenCompiler.Budgets;
using NetGenCompiler.Graphs;
using NetGenCompiler.Lints;

namespace NetGenCompiler.Lowering;

/// <summary>What a network's author expects of it, which is judged and changes no generated code.</summary>
/// <param name="Budget">What it may cost; null where nothing is said.</param>
/// <param name="Objects">The objects that it is to find.</param>
sealed record Expectations(Budget? Budget, EquatableArray<ObjectSizes> Objects)
{
    public static Expectations None { get; } = new(null, []);
}
