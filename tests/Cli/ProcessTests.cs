using System.Diagnostics;
using System.Runtime.InteropServices;
using NetGen.Cli.Tests.Support;
using NetGen.Runtime;
using NetGen.Runtime.Training.Checkpoints;
using NetGen.Runtime.Weights;
using NetGen.Testing;

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
    public void Work_that_fails_exits_with_1() => Start("classify", "MnistCnn", "--seed", "1", "--images", "absent.idx").Failed("absent.idx does not exist");

    [Fact]
    public void An_instruction_set_that_the_process_may_not_use_is_refused()
    {
        if (RuntimeInformation.ProcessArchitecture is not Architecture.X64) return;
        var result = StartWith(new() { ["DOTNET_EnableAVX2"] = "0" }, "bench", "MnistCnn", "--isa", "avx2");
        result.Failed("avx2", "vector128");
    }

    [Theory]
    [InlineData("avx512", "Avx512", "zmm")]
    [InlineData("avx2", "Avx2", "ymm")]
    [InlineData("vector128", "Vector128", "xmm")]
    public void Only_registers_of_the_chosen_width_are_in_the_code_that_runs(string instructionSet, string name, string widest)
    {
        if (!InstructionSets.IsSupported(InstructionSets.Parse(instructionSet)) || RuntimeInformation.ProcessArchitecture is not Architecture.X64) return;
        var file = Path.GetTempFileName();
        var result = StartWith(
            new() { ["DOTNET_JitStdOutFile"] = file, ["DOTNET_JitDisasm"] = "NetGen.Generated.*:*" }, "bench", "MnistCnn", "--isa", instructionSet, "--threads", "1");
        var listing = File.ReadAllText(file);
        File.Delete(file);

        result.Succeeded();
        Assert.Contains($"; Assembly listing for method NetGen.Generated.{name}Kernels:", listing, StringComparison.Ordinal);
        string[] sets = ["Avx512", "Avx2", "Vector128"];
        Assert.All(sets.Where(s => s != name), other => Assert.DoesNotContain($"NetGen.Generated.{other}Kernels:", listing, StringComparison.Ordinal));
        string[] registers = ["xmm", "ymm", "zmm"];
        Assert.Contains($" {widest}", listing, StringComparison.Ordinal);
        Assert.All(registers.SkipWhile(r => r != widest).Skip(1), wider => Assert.DoesNotMatch($@"\b{wider}\d", listing));
    }

    [PyTorchTheory]
    [InlineData("LeNet5")]
    [InlineData("MnistCnn")]
    public void Gradients_are_those_of_PyTorch(string network)
    {
        const int Items = 5;
        var folder = Directory.CreateTempSubdirectory("netgen-cli-");
        try
        {
            string Of(string name) => Path.Combine(folder.FullName, name);
            NpyFile.Write(Of("x.npy"), Numbers(Items * 28 * 28), Items, 1, 28, 28);
            NpyFile.Write(Of("dy.npy"), Numbers(Items * 10), Items, 10);
            Start("init", network, "--seed", "2", "--output", Of("w.safetensors")).Succeeded();
            var sets = Enum.GetValues<InstructionSetKind>().Where(InstructionSets.IsSupported).ToList();
            foreach (var set in sets) Backward("--weights", Of("w.safetensors"), set, "1", Of($"{set}.safetensors"));
            var errors = StepErrors.Of(network, folder.FullName, Of("w.safetensors"), Of("x.npy"), Of("dy.npy"), [.. sets.Select(s => Of($"{s}.safetensors"))]);
            for (var i = 0; i < sets.Count; i++) Assert.Equal((sets[i], null), (sets[i], errors[i].Problem));

            // The seed is that of init, and threads change no bit.
            Backward("--seed", "2", sets[^1], "2", Of("again.safetensors"));
            Assert.Equal(File.ReadAllBytes(Of($"{sets[^1]}.safetensors")), File.ReadAllBytes(Of("again.safetensors")));

            void Backward(string option, string weights, InstructionSetKind set, string threads, string gradients) => Start(
                "backward", network, option, weights, "--input", Of("x.npy"), "--output-gradient", Of("dy.npy"), "--gradients", gradients,
                "--isa", InstructionSets.Name(set), "--threads", threads).Succeeded();
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        static float[] Numbers(int count)
        {
            var random = new Random(5);
            return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
        }
    }

    [Fact]
    public void An_output_stream_that_is_full_exits_with_1()
    {
        if (!File.Exists("/dev/full")) return;
        var start = new ProcessStartInfo("sh", ["-c", $"'{Host}' '{Program}' list > /dev/full"]) { RedirectStandardError = true, RedirectStandardOutput = true };
        Wait(start).Failed("No space left");
    }

    [Fact]
    public void An_interrupted_training_leaves_a_checkpoint_and_weights()
    {
        if (OperatingSystem.IsWindows()) return;
        var folder = Directory.CreateTempSubdirectory("netgen-cli-");
        var checkpoint = Path.Combine(folder.FullName, "checkpoint.safetensors");
        var arguments = new[] { "train", "MnistCnn", "--reader", "digits", "--epochs", "100", "--checkpoints", folder.FullName, "--checkpoint-steps", "2" };
        using var process = Process.Start(new ProcessStartInfo(Host, [Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        while (!File.Exists(checkpoint)) Assert.False(process.WaitForExit(20));
        Process.Start("kill", ["-INT", $"{process.Id}"]).WaitForExit();
        var result = Ended(process);
        Assert.Contains(", stopped (Requested).", result.Succeeded(), StringComparison.Ordinal);
        Assert.Equal(["model", "optimizer", "run"], Checkpoint.Read(checkpoint).Parts.AsEnumerable());
        Assert.True(File.Exists(Path.Combine(folder.FullName, "weights.safetensors")));
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Bad_arguments_exit_with_2() => Start("report", "NoSuchNetwork").Misused("There is no network 'NoSuchNetwork'.");

    [Fact]
    public void No_arguments_exit_with_2() => Start().Misused("netgen --help");

    // The runner of the tests may be a host of its own.
    static string Host => Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";

    static string Program => Path.Combine(AppContext.BaseDirectory, "netgen.dll");

    static CommandResult Start(params string[] arguments) => StartWith([], arguments);

    static CommandResult StartWith(Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Host, [Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Wait(start);
    }

    static CommandResult Wait(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        return Ended(process);
    }

    static CommandResult Ended(Process process)
    {
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output.ReplaceLineEndings("\n"), error.Result.ReplaceLineEndings("\n"));
    }
}
