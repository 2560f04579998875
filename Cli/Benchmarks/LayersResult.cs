using NetGen.Runtime;

namespace NetGen.Cli.Benchmarks;

/// <summary>How fast the steps of a network run.</summary>
/// <param name="Name">The network.</param>
/// <param name="Layers">The steps, in order.</param>
/// <param name="MedianMs">Milliseconds of a whole run, the clock between the steps included, in the median.</param>
/// <param name="PeakGflops">What a loop of multiply-adds reaches in the same process, with the same instruction set and threads.</param>
/// <param name="Threads">How many threads shared each run.</param>
/// <param name="Isa">The instruction set.</param>
/// <param name="Repetitions">How many runs were measured.</param>
sealed record LayersResult(string Name, IReadOnlyList<LayerResult> Layers, double MedianMs, double PeakGflops, int Threads, InstructionSetKind Isa, int Repetitions);
