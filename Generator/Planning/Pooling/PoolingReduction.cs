namespace NetGenCompiler.Planning.Pooling;

/// <summary>What becomes of the pixels of a window.</summary>
enum PoolingReduction
{
    Maximum,
    Mean,
}
