namespace NetGenCompiler.Kernels.Tests.Arm;

/// <summary>Tests that run when all others have: the runner begins with the collections that go side by side.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AfterAll
{
    public const string Name = "AfterAll";
}
