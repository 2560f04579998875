using NetGen.Runtime.Weights;

namespace NetGen.Cli.Tests.Support;

/// <summary>A test that runs the command in this process, in a folder of its own.</summary>
public abstract class CommandTest : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-cli-");

    /// <summary>What a command line gives.</summary>
    private protected static CommandResult Run(params string[] arguments) => CommandResult.Of(arguments, HandWrittenNetworks.All);

    /// <summary>The path of a file in the folder.</summary>
    protected string PathOf(string name) => Path.Combine(folder.FullName, name);

    /// <summary>Writes a file into the folder.</summary>
    protected string Write(string name, params byte[] content)
    {
        File.WriteAllBytes(PathOf(name), content);
        return PathOf(name);
    }

    /// <summary>Writes numbers as an .npy file into the folder.</summary>
    protected string WriteNpy(string name, float[] values, params int[] shape)
    {
        NpyFile.Write(PathOf(name), values, shape);
        return PathOf(name);
    }

    /// <summary>Weights for the classifiers, with numbers replaced if wanted.</summary>
    protected string WriteWeights(string name = "w.safetensors", Action<StateDictionary>? change = null)
    {
        var weights = StateDictionary.Load(WeightSource.FromSeed(5), HandWrittenNetworks.Tiny.Parameters);
        change?.Invoke(weights);
        weights.Save(PathOf(name));
        return PathOf(name);
    }

    /// <summary>The names of the files in the folder, in order.</summary>
    protected string[] Files() => [.. folder.EnumerateFileSystemInfos().Select(f => f.Name).Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
