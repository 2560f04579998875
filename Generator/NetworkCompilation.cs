using NetGenCompiler.Definition;
using NetGenCompiler.Emission;
using NetGenCompiler.Execution;
using NetGenCompiler.Planning;

namespace NetGenCompiler;

/// <summary>Compiles the graphs of a network into the code of its class: <see cref="NetworkCompiler.Compile"/>, or in tests one that fails.</summary>
/// <param name="sizes">Its graph at each input size, the default first.</param>
/// <param name="target">The class.</param>
/// <param name="training">The training code that is asked for.</param>
/// <param name="options">What its author has to say of its plans.</param>
delegate CompiledNetwork NetworkCompilation(IReadOnlyList<SizedGraph> sizes, NetworkTarget target, TrainingDefinition? training, PlanningOptions options);
