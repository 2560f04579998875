namespace NetGenCompiler.Emission;

/// <summary>The partial class that generated code completes.</summary>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="TypeName">Its name.</param>
sealed record NetworkTarget(string Namespace, string TypeName)
{
    /// <summary>Its name with its namespace, which names the generated files.</summary>
    public string FullName => Namespace.Length == 0 ? TypeName : $"{Namespace}.{TypeName}";
}
