namespace NetGenCompiler.Ops;

/// <summary>A linear operator that adds a learned number to each channel of its result, or does not.</summary>
interface IBiased
{
    bool Bias { get; }
}
