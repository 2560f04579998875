using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning.Elementwise;

/// <summary>A chain of elementwise operators over a value: each operand read once, the result written once.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Source">The first operand; like the others it is broadcast to the result.</param>
/// <param name="Target">The result.</param>
/// <param name="Chain">What is applied, in order; at least one.</param>
sealed record ElementwiseStep(string Name, InstructionSet InstructionSet, Placement Source, Placement Target, EquatableArray<PlannedEpilogue> Chain)
    : Step(Name, [Source, .. Chain.Where(c => c.Operand is not null).Select(c => c.Operand!)], [Target])
{
    public override string Algorithm => string.Join(" + ", Chain.Select(c => c.Key.Name));

    public override EquatableArray<PackedWeight> Weights => Chain.SelectMany(c => c.Constants).ToEquatableArray();

    /// <summary>The first operand, then the operands and constants of the chain.</summary>
    public EquatableArray<ElementwiseArgument> Arguments =>
    [
        ElementwiseArgument.Of(Source, Target.Layout.Shape),
        .. Chain.SelectMany(c => c.Operand is { } operand
            ? [ElementwiseArgument.Of(operand, Target.Layout.Shape)]
            : c.Constants.Select(w => ElementwiseArgument.Of(w, Target.Layout))),
    ];

    /// <summary>The loops; the result is operand 0 of the space, the arguments follow.</summary>
    public IterationSpace Space => IterationSpace.Of(
        IterationSpace.ExtentsOf(Target.Layout),
        [IterationSpace.StridesOf(Target.Layout), .. Arguments.Select(a => a.Strides)],
        [Target.Layout.Block, .. Arguments.Select(a => a.Unit)]);

    /// <summary>The kernel for one run.</summary>
    public ElementwiseKernel Kernel
    {
        get
        {
            var (space, arguments, block) = (Space, Arguments, Target.Layout.Block);
            var next = 1;
            RunAccess Access(int argument) => arguments[argument].Access(space.RunStride(argument + 1), block);
            var links = new List<ElementwiseLink>();
            foreach (var item in Chain)
            {
                var link = new ElementwiseLink(item.Key, RunAccess.Vectors);
                if (link.Arguments > 0) link = link with { Access = Access(next) };
                next += link.Arguments;
                links.Add(link);
            }

            // One run over a whole plain value may write what its buffer rounds up to.
            var tail = block > 1 || space.Runs == 1 ? RunTail.Whole : space.Run >= InstructionSet.Lanes ? RunTail.Overlapping : RunTail.Short;
            return new(InstructionSet, Access(0), links.ToEquatableArray(), tail);
        }
    }
}
