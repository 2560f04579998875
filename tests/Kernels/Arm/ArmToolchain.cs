using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Testing;

namespace NetGenCompiler.Kernels.Tests.Arm;

/// <summary>
/// Compiles C# for Arm and executes it here: NativeAOT's compiler writes the code, GCC links it with a harness in C that stands in for .NET's runtime, and QEMU
/// executes it. The C# is static methods over pointers that allocate and throw nothing.
/// </summary>
static class ArmToolchain
{
    const string Compiler = "aarch64-linux-gnu-gcc", Emulator = "qemu-aarch64";

    // It takes seconds.
    const string LongestSeconds = "300";

    static readonly string packages = Path.Combine(
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"),
        "runtime.linux-x64.microsoft.dotnet.ilcompiler");

    static readonly string? package = Directory.Exists(packages) ? Directory.GetDirectories(packages, "9.*").Order(StringComparer.Ordinal).LastOrDefault() : null;

    /// <summary>What there is none of; null where all is installed.</summary>
    public static string? Missing { get; } =
        package is null ? "there is no NativeAOT compiler: dotnet restore tests/Kernels/Arm/Toolchain"
        : new[] { Compiler, Emulator }.FirstOrDefault(program => !IsInstalled(program)) is { } program ? $"there is no {program}"
        : !File.Exists(RuntimeLibrary) ? $"there is no {RuntimeLibrary}"
        : null;

    // The runtime for the framework that the compiler comes with.
    static string RuntimeLibrary => Path.Combine(Repository.Root, "Runtime", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net9.0", "NetGen.Runtime.dll");

    /// <summary>Compiles sources and the harness to a program.</summary>
    /// <param name="sources">C#.</param>
    /// <param name="harness">C.</param>
    /// <param name="folder">Where everything is put.</param>
    /// <returns>The path of the program.</returns>
    public static string Compile(IEnumerable<string> sources, string harness, string folder)
    {
        string At(string name) => Path.Combine(folder, name);
        var system = Directory.GetFiles(Path.Combine(package!, "sdk"), "System.Private.*.dll").ToLookup(p => Path.GetFileName(p) == CoreLibrary.FileName);
        CoreLibrary.ForArm(system[true].Single(), At(CoreLibrary.FileName));
        string[] framework = [.. Directory.GetFiles(Path.Combine(package!, "framework"), "*.dll"), .. system[false], At(CoreLibrary.FileName), RuntimeLibrary];
        CompileToAssembly(sources, framework, At("Programs.dll"));
        Execute(
            Path.Combine(package!, "tools", "ilc"),
            [
                At("Programs.dll"), $"-o:{At("programs.o")}", "--targetos:linux", "--targetarch:arm64", "--instruction-set:neon", "-O", "--nativelib",
                $"--exportsfile:{At("programs.exports")}", "--export-unmanaged-entrypoints", "--generateunmanagedentrypoints:Programs", .. framework.Select(f => $"-r:{f}"),
            ]);

        // Of .NET's runtime only what an exception or an allocation would need is missing.
        Execute(Compiler, ["-O1", "-Wall", "-Werror", harness, At("programs.o"), "-static", "-Wl,--unresolved-symbols=ignore-all", "-Wl,--gc-sections", "-lm", "-o", At("programs")]);
        return At("programs");
    }

    /// <summary>Executes a program for Arm.</summary>
    public static void Run(string program, params IEnumerable<string> arguments) => Execute("timeout", [LongestSeconds, Emulator, program, .. arguments]);

    static void CompileToAssembly(IEnumerable<string> sources, IEnumerable<string> references, string path)
    {
        var trees = sources.Select(s => CSharpSyntaxTree.ParseText(s, new CSharpParseOptions(LanguageVersion.Latest)));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, optimizationLevel: OptimizationLevel.Release);
        var result = CSharpCompilation.Create("Programs", trees, references.Select(r => MetadataReference.CreateFromFile(r)), options).Emit(path);
        var errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5).ToList();
        if (errors.Count > 0) throw new InvalidOperationException(string.Join('\n', errors));
    }

    static bool IsInstalled(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    static void Execute(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode == 0) return;
        var text = output + errors.Result;
        throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {text[Math.Max(0, text.Length - 2000)..]}");
    }
}
