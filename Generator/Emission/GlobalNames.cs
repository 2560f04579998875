namespace NetGenCompiler.Emission;

/// <summary>Types that generated code names within the user's class, where any shorter name may be one of the user's.</summary>
static class GlobalNames
{
    public const string Runtime = "global::NetGen.Runtime";
    public const string Weights = Runtime + ".Weights";
    public const string System = "global::System";
    public const string Span = System + ".Span";
    public const string ReadOnlySpan = System + ".ReadOnlySpan";
    public const string ImmutableArray = System + ".Collections.Immutable.ImmutableArray";
    public const string SpanCheck = Runtime + ".SpanCheck";
    public const string InstructionSetKind = Runtime + ".InstructionSetKind";
    public const string InferenceSession = Runtime + ".InferenceSession";
    public const string NetworkDescription = Runtime + ".NetworkDescription";
}
