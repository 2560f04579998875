namespace NetGenCompiler.Execution;

/// <summary>The keys of the language's own types and members, which have no definition.</summary>
static class Language
{
    public const string Forward = "M:NetGen.Layer.Forward(NetGen.Tensor)";
    public const string Module = "T:NetGen.Module";
    public const string Layer = "T:NetGen.Layer";
    public const string Operator = "T:NetGen.Operator";
    public const string Sequential = "T:NetGen.Sequential";
    public const string Tensor = "T:NetGen.Tensor";
    public const string Size2 = "T:NetGen.Size2";
    public const string Size3 = "T:NetGen.Size3";
    public const string Padding2 = "T:NetGen.Padding2";
    public const string EqualsMethod = "M:System.Object.Equals(System.Object)";
    public const string HashMethod = "M:System.Object.GetHashCode";
    public const string TextMethod = "M:System.Object.ToString";
}
