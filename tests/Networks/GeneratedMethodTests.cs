using System.Reflection;
using System.Runtime.CompilerServices;

namespace NetGen.Networks.Tests;

/// <summary>What the JIT compiler needs of the generated methods, read from the compiled library.</summary>
public class GeneratedMethodTests
{
    // At 37 KB a method silently fell to code without optimization, 20 times slower; at 19 KB it did not.
    const int LargestIntermediateCode = 20 * 1024;

    static IEnumerable<MethodInfo> Methods => typeof(ResNet50).Assembly.GetTypes()
        .Where(t => t.Name.EndsWith("Program", StringComparison.Ordinal) || t.Name.EndsWith("Kernels", StringComparison.Ordinal))
        .SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));

    [Fact]
    public void No_method_is_too_large_to_be_optimized()
    {
        var sizes = Methods.Select(m => (Name: $"{m.DeclaringType!.FullName}.{m.Name}", Size: m.GetMethodBody()!.GetILAsByteArray()!.Length)).ToList();

        Assert.True(sizes.Count > 1000, $"only {sizes.Count} generated methods were found");
        Assert.DoesNotContain(sizes, s => s.Size > LargestIntermediateCode);
    }

    [Fact]
    public void Every_kernel_and_layer_is_optimized_at_once() => Assert.Empty(
        Methods.Where(m => m.Name is not ("get_Packing" or "get_Steps" or "get_Inputs" or "get_Outputs" or "get_Values" or "Describe") && !Attributes(m).HasFlag(MethodImplOptions.AggressiveOptimization) && !Attributes(m).HasFlag(MethodImplOptions.AggressiveInlining))
            .Select(m => $"{m.DeclaringType!.FullName}.{m.Name}"));

    static MethodImplOptions Attributes(MethodInfo method) => (MethodImplOptions)method.GetMethodImplementationFlags();
}
