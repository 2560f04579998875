using System.IO.Compression;
using NetGen.Testing;

namespace NetGen.Integration.Tests;

/// <summary>The package of the generator, as a project that installs it finds it.</summary>
[Trait("Category", "Slow")]
[Collection(nameof(PackageTests))]
public class PackageTests
{
    [Fact]
    public void The_generator_and_the_code_fixes_lie_where_compilers_look_for_analyzers()
    {
        using var consumer = new Consumer("Mistake");
        consumer.Run("dotnet", "pack", Path.Combine(Repository.Root, "Generator"), "-c", "Release", "--no-build", "-o", consumer.PathOf("packages"));

        using var package = ZipFile.OpenRead(Assert.Single(Directory.EnumerateFiles(consumer.PathOf("packages"), "*.nupkg")));
        Assert.Equal(
            ["analyzers/dotnet/cs/NetGen.CodeFixes.dll", "analyzers/dotnet/cs/NetGen.Generator.dll", "build/NetGen.Generator.props"],
            package.Entries.Select(e => e.FullName).Where(n => n.StartsWith("analyzers/", StringComparison.Ordinal) || n.StartsWith("build/", StringComparison.Ordinal) || n.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }
}
