using NetGen.Runtime.Weights;
using NetGen.Testing;

namespace NetGenCompiler.Bench.Peers;

/// <summary>A network's weights and an input, as PyTorch exports them for everyone: made once, and anew when the script that makes them changes.</summary>
sealed class PeerFiles
{
    PeerFiles(string name) => Name = name;

    /// <summary>The network, by its name in PyTorch's tests.</summary>
    public string Name { get; }

    /// <summary>Where all of them lie.</summary>
    public static string Directory { get; } = Path.Combine(Repository.Root, "bench", "obj", "peers");

    public string Onnx => At(".onnx");

    public string Safetensors => At(".safetensors");

    /// <summary>The input of one item.</summary>
    public float[] Input => Numbers(At(".npy"));

    /// <summary>What PyTorch answers to it in double precision.</summary>
    public float[] Expected => Numbers(At(".expected.npy"));

    /// <summary>What PyTorch answers as a contender.</summary>
    public float[] PyTorchOutput => Numbers(At(".pytorch.npy"));

    /// <summary>The files of a network; null where there is no PyTorch to make them.</summary>
    public static PeerFiles? Of(string name)
    {
        var files = new PeerFiles(name);
        System.IO.Directory.CreateDirectory(Directory);
        if (File.Exists(files.Safetensors) && File.GetLastWriteTimeUtc(files.Safetensors) > File.GetLastWriteTimeUtc(PythonProcess.PathOf(PyTorchContender.Script))) return files;
        using var process = PythonProcess.Start(PyTorchContender.Script, "files", name, Directory);
        return process?.Finish() == true ? files : null;
    }

    static float[] Numbers(string path) => NpyFile.Read(path).Values;

    string At(string suffix) => Path.Combine(Directory, Name + suffix);
}
