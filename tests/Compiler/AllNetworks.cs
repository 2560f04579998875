using NetGen.Networks;

namespace NetGen.Compiler.Tests;

/// <summary>Every network of the library.</summary>
public static class AllNetworks
{
    public static IEnumerable<Type> Types => typeof(ResNet18).Assembly.GetExportedTypes()
        .Where(t => !t.IsAbstract && t.IsDefined(typeof(NetworkAttribute), false)).OrderBy(t => t.Name, StringComparer.Ordinal);

    public static TheoryData<Type> Data => [.. Types];
}
