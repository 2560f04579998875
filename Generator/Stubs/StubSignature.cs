using NetGenCompiler.Definition;
using NetGenCompiler.Emission;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Stubs;

/// <summary>What the members of a network look like from outside, as far as its declaration says it while it cannot be compiled.</summary>
/// <param name="Target">The class.</param>
/// <param name="Inputs">Its inputs; one without shapes where the declaration has none that fit.</param>
/// <param name="Outputs">The names of its outputs.</param>
/// <param name="HasTraining">Whether it is to be trained.</param>
/// <param name="Taken">The generated names that the class has itself.</param>
sealed record StubSignature(
    NetworkTarget Target, EquatableArray<InputDefinition> Inputs, EquatableArray<string> Outputs, bool HasTraining, EquatableArray<string> Taken);
