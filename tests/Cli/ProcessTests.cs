using System.Diagnostics;
using NetGen.Cli.Tests.Support;

namespace NetGen.Cli.Tests;

/// <summary>The command as users start it: a process of its own, with its output redirected.</summary>
public class ProcessTests
{
    [Fact]
    public void A_command_that_succeeds_exits_with_0()
    {
        var result = Start("list");
        Assert.StartsWith("Network", result.Succeeded().TrimStart(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', result.Output);
    }

    [Fact]
    public void Bad_arguments_exit_with_2() => Start("report", "NoSuchNetwork").Misused("There is no network 'NoSuchNetwork'.");

    [Fact]
    public void No_arguments_exit_with_2() => Start().Misused("netgen --help");

    static CommandResult Start(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "netgen.dll");
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output.ReplaceLineEndings("\n"), error.Result.ReplaceLineEndings("\n"));
    }
}
