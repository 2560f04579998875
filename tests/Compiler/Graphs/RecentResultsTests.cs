using NetGenCompiler.Graphs;

namespace NetGen.Compiler.Tests;

public class RecentResultsTests
{
    [Fact]
    public void What_was_asked_for_last_is_not_computed_again_and_what_was_not_is_forgotten()
    {
        var computed = new List<int>();
        var results = new RecentResults<int, string>(2);

        foreach (var key in new[] { 1, 2, 1, 3, 1, 2 }) Assert.Equal($"{key}", results.Of(key, k => Compute(k)));

        Assert.Equal([1, 2, 3, 2], computed);

        string Compute(int key)
        {
            computed.Add(key);
            return $"{key}";
        }
    }
}
