namespace NetGen.Runtime.Tests;

/// <summary>Tests that run while no other does: collections of others' garbage count as allocations of the thread that they interrupt.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
