using Microsoft.CodeAnalysis;

namespace NetGenCompiler.Bench.Editing;

/// <summary>A generator that does nothing: what a driver costs anyhow.</summary>
sealed class IdleGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
    }
}
