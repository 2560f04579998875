using System.Text.Json;
using NetGen.Cli.Compilation;
using NetGen.Runtime.Data;
using NetGen.Runtime.Weights;
using NetGen.Testing;
using NetGenCompiler.Graphs;
using NetGenOracle;

namespace NetGen.Networks.Tests;

/// <summary>The trained network on real digits, in double precision, against what PyTorch answered in single precision.</summary>
public class DigitTests
{
    const string Folder = "data/mnist-cnn/";

    [SharedFact(Folder + "weights.safetensors")]
    public void MnistCnn_reads_digits()
    {
        var graph = DefinitionTracer.Trace(typeof(MnistCnn));
        using var expected = JsonDocument.Parse(File.ReadAllText(Repository.Shared(Folder + "expected.json")!));
        var answers = expected.RootElement.GetProperty("log_softmax").EnumerateArray().Select(row => row.EnumerateArray().Select(v => v.GetDouble()).ToArray()).ToArray();
        var images = IdxFile.ReadImages(Repository.Shared(Folder + "digits-images.idx3-ubyte")!);
        var labels = IdxFile.ReadLabels(Repository.Shared(Folder + "digits-labels.idx1-ubyte")!);
        var pixels = Array.ConvertAll(images.Values, v => (v - 0.1307) / 0.3081);

        var output = OracleExecutor.Run(graph, Weights(graph), new Dictionary<string, double[]> { ["x"] = pixels }, images.Shape[0]).Output;

        var rows = output.Chunk(10).ToArray();
        Assert.Equal(labels, rows.Select(row => Array.IndexOf(row, row.Max())));
        Assert.Equal(answers.Length, rows.Length);
        foreach (var (actual, answer) in rows.SelectMany(r => r).Zip(answers.SelectMany(a => a)))
        {
            // Sums of at most 11,616 products, rounded in single precision: 2^-24 each, random in sign.
            Assert.InRange(actual, answer - 1e-4, answer + 1e-4);
        }
    }

    static Dictionary<string, double[]> Weights(Graph graph)
    {
        using var file = SafetensorsFile.Open(Repository.Shared(Folder + "weights.safetensors")!);
        return graph.Parameters.ToDictionary(p => p.Name, p =>
        {
            var values = new float[p.Shape.Length];
            file.ReadFloat32(p.Name, values);
            return FormulaTensor.Widen(values);
        });
    }
}
