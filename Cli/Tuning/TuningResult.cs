using NetGenCompiler.Planning;
using NetGenCompiler.Planning.Tuning;

namespace NetGen.Cli.Tuning;

/// <summary>What tuning a network has found.</summary>
/// <param name="InstructionSet">The processors that it was tuned for.</param>
/// <param name="Shapes">The shapes of its layers.</param>
/// <param name="MedianMs">Milliseconds of a run with the estimate's tiles.</param>
/// <param name="TunedMs">With the tuned ones, turn by turn with the former.</param>
sealed record TuningResult(InstructionSet InstructionSet, IReadOnlyList<TunedShape> Shapes, double MedianMs, double TunedMs)
{
    // Less than this is within what measurements differ by.
    const double LargestShare = 0.98;

    /// <summary>The shapes for which measurement and estimate differ.</summary>
    public IEnumerable<TunedShape> Gains => Shapes.Where(s => s.Share <= LargestShare);

    /// <summary>What a tuning file holds of it.</summary>
    public IEnumerable<TunedConvolution> Entries => Gains.Select(s => new TunedConvolution(InstructionSet.Name, s.Shape, s.Best));
}
