using NetGenCompiler.Graphs;

namespace NetGenCompiler.Definition;

/// <summary>Everything that a network's source says, free of the compiler's symbols: it can be compared, stored and executed.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="Declaration">How generated code reopens it: <c>partial class ResNet18</c>.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
/// <param name="ExactConvolutions">Whether convolutions must not round more than their products and sums do.</param>
/// <param name="LinearWeights">What inference keeps the weights of linear layers as.</param>
/// <param name="Training">The training code that is wanted; null where none is.</param>
/// <param name="Creation">The expression that makes the network.</param>
/// <param name="Entry">The key of the method that maps inputs to outputs.</param>
/// <param name="Inputs">The inputs, in the order of the entry's parameters.</param>
/// <param name="OutputNames">The names of the outputs.</param>
/// <param name="Types">The types that it reaches, ordered by key.</param>
/// <param name="Methods">The methods that it reaches, ordered by key.</param>
sealed record NetworkDefinition(
    string Name, string Namespace, string Declaration, string Accessibility, bool ExactConvolutions, ElementType LinearWeights, TrainingDefinition? Training, DefinitionNode Creation, string Entry,
    EquatableArray<InputDefinition> Inputs, EquatableArray<string> OutputNames, EquatableArray<TypeDefinition> Types,
    EquatableArray<MethodDefinition> Methods)
{
    /// <summary>The name with its namespace.</summary>
    public string FullName => Namespace.Length == 0 ? Name : $"{Namespace}.{Name}";
}
