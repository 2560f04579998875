using NetGenCompiler.Definition;

namespace NetGenCompiler.Execution;

/// <summary>A lambda or local function with the variables that it captures, or a method with its receiver.</summary>
/// <param name="Node">The Lambda or MethodGroup node.</param>
/// <param name="Creator">The frame that makes it.</param>
/// <param name="Captures">The captured variables, in the order of the Capture nodes.</param>
/// <param name="Receiver">A method's receiver.</param>
/// <param name="Types">The type arguments of a generic method or local function.</param>
sealed record DelegateValue(DefinitionNode Node, Frame Creator, IReadOnlyList<Variable> Captures, object? Receiver, IReadOnlyList<TypeValue>? Types = null);
