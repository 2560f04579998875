using NetGen.Cli.Compilation;
using NetGen;
using NetGenCompiler.Emission;
using NetGenCompiler.Passes;
using NetGenOracle;
using static NetGen.Functional;

namespace NetGenCompiler.Kernels.Tests.Training;

/// <summary>The class Training that is generated for a network, used as its user does.</summary>
public class TrainingSurfaceTests
{
    const string Consumer = """
        using System;
        using NetGen.Runtime.Training;
        namespace Tests;
        public sealed partial class Normalised;
        public static class Consumer
        {
            // Two batches forward and backward: the outputs, the gradients of the second, the running statistics after both.
            public static float[][] Run(float[] x, float[] gradient, int items, int threads)
            {
                using var training = Normalised.Training.Create(batch: 4, seed: 7, threads);
                training.Parameters["norm.weight"].Fill(1.5f);
                training.Parameters["norm.bias"].Fill(0.25f);
                var y = new float[x.Length];
                training.Forward(x, y, items);
                training.Backward(gradient);
                training.Forward(x, y, items);
                training.Backward(gradient);
                var p = training.Parameters;
                var inferred = new float[x.Length];
                using (var net = training.CreateInference(threads)) net.Run(x, inferred, items);
                return [y, p.Gradient("norm.weight").ToArray(), p.Gradient("norm.bias").ToArray(), p["norm.running_mean"].ToArray(), p["norm.running_var"].ToArray(), p["norm.num_batches_tracked"].ToArray(), inferred];
            }

            public static string BackwardFirst()
            {
                using var training = Normalised.Training.Create(batch: 1);
                try { training.Backward(new float[105]); } catch (InvalidOperationException e) { return e.Message; }
                return "";
            }

            public static string TooMany()
            {
                using var training = Normalised.Training.Create(batch: 2);
                try { training.Forward(new float[315], new float[315], 3); } catch (ArgumentException e) { return e.GetType().Name; }
                return "";
            }
        }
        """;

    sealed class Normalised : Module
    {
        readonly BatchNorm2d norm = new();

        public Tensor Forward([Shape(3, 5, 7)] Tensor x) => x | norm | ReLU;
    }

    static readonly Lazy<Type> Compiled = new(() =>
    {
        var network = NetworkCompiler.Compile([new("", DefinitionTracer.Trace(typeof(Normalised)))], new("Tests", nameof(Normalised)), training: new());
        Assert.Null(network.TrainingFailure);
        var sources = network.Sources.Concat(NetworkCompiler.CompileKernels([network])).Select(s => s.Text);
        return InMemoryCompilation.Load(sources.Append(Consumer)).GetType("Tests.Consumer", throwOnError: true)!;
    });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Forward_and_backward_are_those_of_the_oracle(int threads)
    {
        const int items = 3;
        var graph = DefinitionTracer.Trace(typeof(Normalised));
        var training = PassPipeline.Training(graph, new());
        var inputs = FormulaTensor.Inputs(training.Graph, items);
        Dictionary<string, double[]> parameters = new()
        {
            ["norm.weight"] = [1.5, 1.5, 1.5],
            ["norm.bias"] = [0.25, 0.25, 0.25],
            ["norm.running_mean"] = new double[3],
            ["norm.running_var"] = [1, 1, 1],
            ["norm.num_batches_tracked"] = [0],
        };
        IReadOnlyDictionary<string, double[]> expected = new Dictionary<string, double[]>();
        for (var step = 0; step < 2; step++)
        {
            expected = OracleExecutor.Run(training.Graph, parameters, inputs, items).Outputs;
            foreach (var statistic in training.Statistics) parameters[statistic.Name] = expected[statistic.Twin];
        }

        var inferred = OracleExecutor.Run(graph, parameters, inputs, items).Outputs["output"];

        var actual = (float[][])Compiled.Value.GetMethod("Run")!.Invoke(null, [Narrow(inputs["x"]), Narrow(inputs["output.gradient"]), items, threads])!;

        Close(expected["output"], actual[0]);
        Close(expected["norm.weight.gradient"], actual[1]);
        Close(expected["norm.bias.gradient"], actual[2]);
        Close(parameters["norm.running_mean"], actual[3]);
        Close(parameters["norm.running_var"], actual[4]);
        Assert.Equal([2f], actual[5]);
        Close(inferred, actual[6]);
    }

    [Fact]
    public void Backward_without_forward_is_refused() =>
        Assert.Equal("Backward needs a forward pass before it.", Compiled.Value.GetMethod("BackwardFirst")!.Invoke(null, null));

    [Fact]
    public void More_items_than_a_batch_has_are_refused() =>
        Assert.Equal(nameof(ArgumentOutOfRangeException), Compiled.Value.GetMethod("TooMany")!.Invoke(null, null));

    static float[] Narrow(double[] values) => [.. values.Select(v => (float)v)];

    static void Close(double[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        var tolerance = 128 / (double)(1 << 23) * expected.Select(Math.Abs).Max();
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], tolerance);
    }
}
