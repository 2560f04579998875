using NetGenCompiler.Definition;
using NetGenCompiler.Execution.Remedies;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Execution;

/// <summary>Executes a network's definition with symbolic tensors: its constructor, then Forward.</summary>
static class Executor
{
    /// <summary>Executes a definition. It ends, within <see cref="ExecutionLimits"/>, and fails only by returning a problem.</summary>
    /// <param name="network">The definition.</param>
    /// <param name="libraries">The definitions of other assemblies that it uses.</param>
    /// <param name="shapes">Shapes for some inputs, by name, in place of their defaults.</param>
    /// <param name="trial">A projection that is not in the definition.</param>
    /// <param name="cancellation">Stops the execution.</param>
    /// <exception cref="OperationCanceledException">The execution is cancelled.</exception>
    public static ExecutionResult Execute(
        NetworkDefinition network, IReadOnlyList<ModuleLibrary> libraries, IReadOnlyDictionary<string, EquatableArray<int>>? shapes = null,
        ProjectionTrial? trial = null, CancellationToken cancellation = default)
    {
        var limits = new ExecutionLimits(cancellation);
        var definitions = new Definitions(network, libraries);
        try
        {
            var interpreter = new Interpreter(network, definitions, limits, trial);
            return new(interpreter.Run(shapes), null, limits.Steps) { Unused = interpreter.Unused };
        }
        catch (DefinitionException failure)
        {
            return new(null, failure.Problem, limits.Steps);
        }
        catch (LibraryException failure)
        {
            return new(null, new(failure.Id, failure.Message, null), limits.Steps);
        }
        catch (InsufficientExecutionStackException)
        {
            return new(null, new(ProblemIds.Recursion, "calls or expressions of the definition nest too deeply", null), limits.Steps);
        }
#pragma warning disable CA1031 // A defect here must not take down the compiler that hosts it.
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // What another assembly carries may be damaged, and can then be anything.
            var (id, what) = definitions.Lender is { } lender ? (ProblemIds.UnreadableDefinition, $"the definitions of '{lender}'") : (ProblemIds.Internal, "the definition");
            return new(null, new(id, $"{what} cannot be executed: {failure.GetType().Name}: {failure.Message}", null), limits.Steps);
        }
#pragma warning restore CA1031
    }
}
