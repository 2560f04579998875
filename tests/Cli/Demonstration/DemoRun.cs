using NetGen.Cli.Tests.Support;

namespace NetGen.Cli.Tests.Demonstration;

/// <summary>A run of the demo, which several tests look at.</summary>
public sealed class DemoRun : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-demo-");

    public DemoRun() => Text = CommandResult.Of(["demo", "--output", Weights], NetGen.Networks.NetworkCatalog.All).Succeeded();

    /// <summary>What it wrote.</summary>
    public string Text { get; }

    /// <summary>The file of the weights that it trained.</summary>
    public string Weights => Path.Combine(folder.FullName, "w.safetensors");

    public void Dispose() => folder.Delete(recursive: true);
}
