using System.Diagnostics;
using NetGen.Testing;

namespace NetGen.Integration.Tests;

/// <summary>A project in a folder of its own, outside the repository, that uses the built assemblies.</summary>
sealed class Consumer : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("netgen-consumer-").FullName;
    readonly string name = "";

    /// <summary>An empty folder.</summary>
    public Consumer()
    {
    }

    /// <summary>A folder with one of the projects of Consumers.</summary>
    public Consumer(string name)
    {
        this.name = name;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Consumers", name)))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    /// <summary>What its commands find in their environment.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Runs a dotnet command on the project and returns what it printed.</summary>
    public string Dotnet(string command, params string[] arguments) =>
        Run("dotnet", [command, Path.Combine(folder, $"{name}.csproj"), $"-p:NetGenAssemblies={Repository.Root}", .. arguments]);

    /// <summary>Runs a file that the project was built or published to.</summary>
    public string Run(string file, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(file.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) ? PathOf(file) : file, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };

        // The runner's own settings for MSBuild must not reach the consumer's build.
        foreach (var key in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(key);
        foreach (var (key, value) in Variables) start.Environment[key] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{file} ended with {process.ExitCode}:\n{output}\n{error.Result}");
    }

    public string PathOf(string file) => Path.Combine(folder, file);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
