using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission;

/// <summary>What a network becomes: its own files, and the kernels that its assembly must hold.</summary>
/// <param name="Target">The class.</param>
/// <param name="Sources">Its files.</param>
/// <param name="Kernels">The kernels that they call.</param>
/// <param name="TrainingFailure">Why there is no training code although it is asked for.</param>
sealed record CompiledNetwork(NetworkTarget Target, EquatableArray<GeneratedSource> Sources, EquatableArray<KernelKey> Kernels, TrainingFailure? TrainingFailure = null);
