using System.Diagnostics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGenCompiler.Kernels.Tests;

/// <summary>The smoke tests on a processor without AVX: in a process whose runtime is told so.</summary>
public class OlderProcessorTests
{
    const string Switch = "DOTNET_EnableAVX2";

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Kernels_are_right_without_wide_vectors()
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { "test", typeof(OlderProcessorTests).Assembly.Location, "--filter", "Category=Smoke", "--nologo" },
            Environment = { [Switch] = "0", ["DOTNET_EnableAVX512"] = "0", ["DOTNET_EnableAVX512F"] = "0" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0 && output.Contains("Passed!", StringComparison.Ordinal), output + await errors);
    }

    [Fact]
    [Trait("Category", "Smoke")]
    public void The_runtime_heeds_the_switch()
    {
        if (Environment.GetEnvironmentVariable(Switch) != "0") return;
        Assert.False(Avx2.IsSupported);
        Assert.False(Vector512.IsHardwareAccelerated);
    }
}
