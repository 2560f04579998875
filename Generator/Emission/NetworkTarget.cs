namespace NetGenCompiler.Emission;

/// <summary>The partial class that generated code completes.</summary>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="TypeName">Its name.</param>
sealed record NetworkTarget(string Namespace, string TypeName)
{
    /// <summary>Whether its author has written remarks, which an editor shows alone.</summary>
    public bool HasRemarks { get; init; }

    /// <summary>Its name with its namespace, which names the generated files.</summary>
    public string FullName => Namespace.Length == 0 ? TypeName : $"{Namespace}.{TypeName}";

    /// <summary>The class from wherever code stands: <c>global::Demo.@class</c>.</summary>
    public string GlobalName => $"global::{Identifiers.EscapePath(FullName)}";

    /// <summary>Where its programs stand: in a namespace of their own, so that no type of the user's is nearer than those that they name.</summary>
    public string ProgramNamespace => $"{KernelsEmitter.Namespace}.Programs.{Identifiers.EscapePath(FullName)}";
}
