using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission.BatchNormalization;

/// <summary>What the steps that reduce a batch or an item for each vector of channels have in common: the loop over the vectors, and where their pixels lie.</summary>
static class BatchReductionLoops
{
    /// <summary>Opens the loop over this part's vectors of channels, numbered by <c>block</c>.</summary>
    public static CodeWriter Open(StepScope scope, Layout layout)
    {
        var lanes = scope.InstructionSet.Lanes;
        scope.Share((layout.Shape.Channels + lanes - 1) / lanes);
        return scope.Writer.Open("for (var block = from; block < to; block++)");
    }

    /// <summary>The address of the first pixel of a vector of channels: a map's in blocks, or a part of a vector.</summary>
    public static Address Pixels(StepScope scope, Placement source) =>
        Address.Sum(scope.Origin(source), 0, Address.Stride("block", source.Layout.Shape.IsMap ? source.Layout.PlaneStride : scope.InstructionSet.Lanes));

    /// <summary>The address of the numbers of a vector of channels.</summary>
    public static Address Channels(StepScope scope, Placement numbers) => Address.Sum(scope.Start(numbers), 0, Address.Stride("block", scope.InstructionSet.Lanes));

    /// <summary>How many items a kernel takes and how far apart they are: all of the batch, or the step's own.</summary>
    public static string Items(Step step) => step.ReducesBatch ? "items, itemStride" : "1, 0";

    /// <summary>Rows and columns of a map; one pixel of a vector.</summary>
    public static (int Rows, int Columns) Extent(Layout layout) => layout.Shape.IsMap ? (layout.Shape.Height, layout.Shape.Width) : (1, 1);

    public static int RowStride(Placement source) => source.Layout.Shape.IsMap ? source.Layout.RowStride : 0;
}
