using NetGenCompiler.Budgets;
using NetGenCompiler.Definition;
using NetGenCompiler.Execution;
using NetGenCompiler.Graphs;
using NetGenCompiler.Lints;
using NetGenCompiler.Lowering;
using NetGenCompiler.Planning.Tuning;

namespace NetGenCompiler.Analyzers;

/// <summary>What follows from a definition, wherever in a compilation it stands: its graphs or what is wrong with it, and what is to be said of them.</summary>
/// <param name="Execution">The graphs, or the problem.</param>
/// <param name="Excesses">The limits of its budget that it does not keep.</param>
/// <param name="Findings">What the lints find.</param>
sealed record NetworkAnalysis(SizedExecution Execution, EquatableArray<BudgetExcess> Excesses, EquatableArray<LintFinding> Findings)
{
    /// <summary>How many are kept: more than a project has networks.</summary>
    const int Capacity = 100;

    static readonly RecentResults<Key, NetworkAnalysis> Known = new(Capacity);

    /// <summary>Analyses a network that can be lowered; what was analysed before is not analysed again.</summary>
    /// <param name="lowered">The network.</param>
    /// <param name="libraries">The definitions of other assemblies that it uses.</param>
    /// <param name="tuning">The tiles that the project's tuning files give.</param>
    /// <param name="advises">Whether the lints are asked.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static NetworkAnalysis Of(LoweredNetwork lowered, IReadOnlyList<ModuleLibrary> libraries, TuningTable tuning, bool advises, CancellationToken cancellation) =>
        Known.Of(new(new(lowered.Text, libraries), lowered.Expectations, tuning, advises), key => Analyze(key, lowered.Definition!, cancellation));

    static NetworkAnalysis Analyze(Key key, NetworkDefinition definition, CancellationToken cancellation)
    {
        var execution = SizedExecution.Of(key.Execution, definition, cancellation);
        return new(
            execution, Check(key, definition, execution).ToEquatableArray(),
            key.Advises ? LintCatalog.Check(execution.Sizes, key.Expectations.Objects).ToEquatableArray() : []);
    }

    static IReadOnlyList<BudgetExcess> Check(Key key, NetworkDefinition definition, SizedExecution execution)
    {
        if (key.Expectations.Budget is not { } budget || execution.Problem is not null) return [];
        try
        {
            return BudgetCheck.Check(budget, execution.Sizes, new(definition.ExactConvolutions, key.Tuning, definition.LinearWeights));
        }
        catch (NotSupportedException)
        {
            // The generator says that there is no kernel.
            return [];
        }
    }

    sealed record Key(ExecutionKey Execution, Expectations Expectations, TuningTable Tuning, bool Advises);
}
