using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Facts;

namespace NetGenCompiler.Execution.Remedies;

/// <summary>
/// Executes a definition as if the shortcut of a failing sum were projected: each object that computes the sum has one projection, wherever the sum stands. It
/// fits if every sum of the object can have the same one: in a loop, or a function that is called several times, some can need another.
/// </summary>
/// <param name="sum">Where the sum stands.</param>
/// <param name="isLeft">Whether the shortcut is the left operand.</param>
sealed class ProjectionTrial(CallSite sum, bool isLeft)
{
    readonly Dictionary<object, (LayerHandle Layer, List<LayerHandle> Branch)> projections = new(ReferenceComparer.Instance);

    /// <summary>A problem with what trials say of its projection, if it has one; that is left out if not even the sum itself is mended.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="sizes">How many input sizes there are.</param>
    /// <param name="execute">Executes the definition at a size with a trial; says what fails then.</param>
    public static Problem Try(Problem problem, int sizes, Func<int, ProjectionTrial, Problem?> execute)
    {
        if (problem is not { Site: { } sum } || problem.Facts.FirstOrDefault(f => f.Name == FactNames.Shortcut) is not { } shortcut) return problem;
        var trials = Enumerable.Range(0, sizes).Select(_ => new ProjectionTrial(sum, shortcut.Value == FactNames.Left)).ToList();
        var failure = trials.Select((trial, size) => execute(size, trial)).FirstOrDefault(p => p is not null);
        if (trials.Any(t => t.Differs)) problem = problem with { Facts = problem.Facts.Append(new(FactNames.Differs, "true")).ToEquatableArray() };
        return failure switch
        {
            null => problem with { Facts = problem.Facts.Append(new(FactNames.Fits, "true")).ToEquatableArray() },
            { Site: { } site } when IsSame(site, sum) => problem with { Facts = problem.Facts.Where(f => f != shortcut).ToEquatableArray() },
            _ => problem,
        };
    }

    /// <summary>Whether objects have other projections than others.</summary>
    bool Differs => projections.Values.Select(p => p.Layer.Op).Distinct().Count() > 1;

    /// <summary>Whether an operation is the sum.</summary>
    public bool IsOf(Op op, CallSite site) => op is Add && IsSame(site, sum);

    /// <summary>The operands of the sum, of which an object's projection makes the shortcut.</summary>
    /// <param name="builder">The graph up to the sum.</param>
    /// <param name="self">The object whose method computes it; null in a static one.</param>
    /// <param name="operands">The operands as they are.</param>
    /// <param name="project">Applies a layer to an operand.</param>
    /// <exception cref="DefinitionException">The object has no projection that fits.</exception>
    public IReadOnlyList<TensorValue> Project(GraphBuilder builder, object? self, IReadOnlyList<TensorValue> operands, Func<LayerHandle, TensorValue, TensorValue> project)
    {
        if (self is null) throw Misfit("a static method has no projection");
        var (shortcut, result) = isLeft ? (operands[0], operands[1]) : (operands[1], operands[0]);
        List<LayerHandle> branch = [.. ProjectionRemedy.Branch(builder, shortcut.Value, result.Value)?.Select(n => n.Layer).Where(l => l.Parameters is { Count: > 0 }) ?? []];
        if (!projections.TryGetValue(self, out var projection))
        {
            var stride = ProjectionRemedy.StrideOf(shortcut.Shape, result.Shape) ?? throw Misfit("no stride fits");
            projections[self] = projection = (new(new Conv2d(result.Shape.Channels, new(1, 1), stride), null), branch);
        }

        if (!branch.SequenceEqual(projection.Branch, ReferenceComparer.Instance)) throw Misfit("another branch has another projection");
        var projected = project(projection.Layer, shortcut);
        return isLeft ? [projected, result] : [result, projected];
    }

    DefinitionException Misfit(string reason) => new(ShapeProblem.Broadcast, reason, sum);

    static bool IsSame(CallSite one, CallSite other) => one.Method == other.Method && one.Location == other.Location;
}
