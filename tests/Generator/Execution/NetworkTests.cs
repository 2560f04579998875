using System.Reflection;
using System.Runtime.CompilerServices;
using NetGen.Cli.Compilation;

namespace NetGen.Generator.Tests.Execution;

/// <summary>The networks of the library, from their sources: the compiler's graph equals the CLR's.</summary>
public class NetworkTests
{
    static readonly Assembly Library = Assembly.Load("NetGen.Networks");

    static readonly DefinitionSource Source = new(Directory.EnumerateFiles(Path.Combine(Root(), "Networks"), "*.cs", SearchOption.AllDirectories)
        .Where(p => !p.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}") && !p.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}"))
        .Order(StringComparer.Ordinal).Select(File.ReadAllText));

    public static TheoryData<string> Names => [.. Library.GetTypes().Where(t => t.IsDefined(typeof(NetworkAttribute), false)).Select(t => t.FullName!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_network_equals_what_the_CLR_makes_of_it(string name)
    {
        var expected = DefinitionSource.Comparable(DefinitionTracer.Trace(Library.GetType(name, throwOnError: true)!));

        Assert.Equal(expected, Source.Execute(name));
    }

    [Fact]
    public void A_large_network_takes_few_steps() =>
        Assert.InRange(Source.Run("NetGen.Networks.ResNet101").Steps, 1, 50_000);

    static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../.."));
}
