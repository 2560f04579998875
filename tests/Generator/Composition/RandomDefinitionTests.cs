namespace NetGen.Generator.Tests.Composition;

public class RandomDefinitionTests
{
    /// <summary>Definitions in one compilation: binding them one by one would take most of the time.</summary>
    const int Batch = 100;

    [Fact]
    public void Random_definitions_make_the_graphs_that_the_CLR_makes() => Compare(0, 20);

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public void More_random_definitions_make_the_graphs_that_the_CLR_makes(int batch) => Compare(batch * Batch, Batch);

    static void Compare(int first, int count)
    {
        var seeds = Enumerable.Range(first, count).ToList();
        var source = new DefinitionSource(seeds.Select(RandomDefinition.Of));
        var nodes = 0;
        foreach (var seed in seeds)
        {
            var expected = source.Trace($"Random{seed}.Net");
            nodes += expected.Nodes.Count;
            Assert.True(expected.Equals(source.Execute($"Random{seed}.Net")), $"seed {seed} differs:\n{RandomDefinition.Of(seed)}");
        }

        // Most compositions do something.
        Assert.InRange(nodes, count * 5, int.MaxValue);
    }
}
