using NetGen.Runtime;

namespace NetGen.Cli.Benchmarks;

/// <summary>How fast a network runs.</summary>
/// <param name="Name">The network.</param>
/// <param name="MedianMs">Milliseconds of one run of the whole batch, in the median.</param>
/// <param name="MinMs">Of the fastest run.</param>
/// <param name="P90Ms">What nine tenths of the runs do not exceed.</param>
/// <param name="Gflops">10⁹ floating-point operations a second in the median: two for each multiply-add of the report.</param>
/// <param name="PeakGflops">What a loop of multiply-adds reaches in the same process, with the same instruction set and threads.</param>
/// <param name="ShareOfPeak">The quotient of the two.</param>
/// <param name="Threads">How many threads shared each run.</param>
/// <param name="Batch">Items of a run.</param>
/// <param name="Isa">The instruction set.</param>
/// <param name="Repetitions">How many runs were measured.</param>
/// <param name="ResidentBytes">What the process holds of memory in the end: packed weights, working memory, inputs and outputs, and .NET itself with this command.</param>
sealed record BenchmarkResult(
    string Name, double MedianMs, double MinMs, double P90Ms, double Gflops, double PeakGflops, double ShareOfPeak, int Threads, int Batch,
    InstructionSetKind Isa, int Repetitions, long ResidentBytes);
