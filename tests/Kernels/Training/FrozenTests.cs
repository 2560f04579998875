using System.Text.Json;
using NetGen.Cli.Compilation;
using NetGen;
using NetGen.Runtime;
using NetGen.Runtime.Training.Losses;
using NetGen.Runtime.Training.Optimizers;
using NetGen.Runtime.Weights;
using NetGen.Testing;
using NetGenCompiler.Definition;
using NetGenCompiler.Emission;
using NetGenCompiler.Graphs;
using NetGenCompiler.Passes;
using NetGenOracle;
using static NetGen.Functional;

namespace NetGenCompiler.Kernels.Tests.Training;

/// <summary>Layers that training leaves as they are: <c>requires_grad = False</c> and batch normalisation in <c>eval()</c>.</summary>
public class FrozenTests
{
    const int Items = 4;

    static readonly FrozenLayers Frozen = new(["conv1", "bn1"], ["bn2"]);

    static readonly string[] Unchanged = ["conv1.weight", "bn1.weight", "bn1.bias", "bn1.running_mean", "bn1.running_var", "bn1.num_batches_tracked", "bn2.running_mean", "bn2.running_var", "bn2.num_batches_tracked"];

    sealed class Tail : Module
    {
        readonly Conv2d conv1 = new(6, 3, padding: 1, bias: false), conv2 = new(8, 3), conv3 = new(4, 1);
        readonly BatchNorm2d bn1 = new(), bn2 = new(), bn3 = new();
        readonly Linear fc = new(3);

        public Tensor Forward([Shape(2, 9, 7)] Tensor x) =>
            x | conv1 | bn1 | Sigmoid | conv2 | bn2 | Sigmoid | conv3 | bn3 | Sigmoid | GlobalAvgPool | Flatten | fc;
    }

    /// <summary>Without statistics of the batch, whose gradients lose digits.</summary>
    sealed class Kept : Module
    {
        readonly Conv2d conv1 = new(6, 3, padding: 1, bias: false), conv2 = new(19, 3);
        readonly BatchNorm2d bn1 = new(), bn2 = new();
        readonly Linear fc = new(3);

        public Tensor Forward([Shape(2, 9, 7)] Tensor x) => x | conv1 | bn1 | Sigmoid | conv2 | bn2 | Tanh | GlobalAvgPool | Flatten | fc;
    }

    static readonly Lazy<Type> Compiled = new(() => Compile(Frozen));

    static NetworkDescription Description => (NetworkDescription)Compiled.Value.GetProperty("Description")!.GetValue(null)!;

    static Type Compile(FrozenLayers frozen)
    {
        var network = NetworkCompiler.Compile([new("", DefinitionTracer.Trace(typeof(Tail)))], new("Tests", nameof(Tail)), training: new() { Frozen = frozen });
        Assert.Null(network.TrainingFailure);
        var sources = network.Sources.Concat(NetworkCompiler.CompileKernels([network])).Select(s => s.Text).Append("namespace Tests; public sealed partial class Tail;");
        return InMemoryCompilation.Load(sources).GetType("Tests.Tail", throwOnError: true)!;
    }

    static ITraining Create(InstructionSetKind instructionSet)
    {
        var weights = new StateDictionary(Description.Parameters);
        foreach (var parameter in Description.Parameters) FormulaTensor.Parameter(parameter.Name, TensorShape.Of([.. parameter.Shape])).CopyTo(weights[parameter.Name]);
        return Description.CreateTraining(weights, new(Items, Threads: 1, InstructionSet: instructionSet));
    }

    [Theory]
    [InlineData(InstructionSetKind.Avx512)]
    [InlineData(InstructionSetKind.Avx2)]
    [InlineData(InstructionSetKind.Vector128)]
    public void Steps_are_those_of_PyTorch(InstructionSetKind instructionSet)
    {
        if (!InstructionSets.IsSupported(instructionSet)) return;
        using var reference = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "Kernels", "reference", "frozen.json")));
        double[] Expected(string name) => [.. reference.RootElement.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];

        using var training = Create(instructionSet);
        var first = Values(training);
        using var optimizer = new SGD(training.Parameters, 0.1, momentum: 0.9, weightDecay: 0.01);
        float[] x = [.. FormulaTensor.Inputs(DefinitionTracer.Trace(typeof(Tail)), Items)["x"].Select(v => (float)v)], y = new float[3 * Items], gradient = new float[3 * Items];
        foreach (var expected in Expected("losses"))
        {
            training.Forward([x], [y], Items);
            Assert.Equal(expected, new CrossEntropyLoss(3).Compute(y, [0, 2, 1, 2], gradient), 1e-5);
            training.Backward([gradient], []);
            optimizer.Step();
        }

        var last = Values(training);
        foreach (var name in last.Keys)
        {
            if (Unchanged.Contains(name)) Assert.Equal(first[name], last[name]);
            else Assert.NotEqual(first[name], last[name]);
            var (error, length) = (0.0, 0.0);
            foreach (var (expected, found) in Expected(name).Zip(last[name]))
            {
                error += (expected - found) * (expected - found);
                length += expected * expected;
            }

            // PyTorch's own single precision is off by up to 9e-6 after as many steps: of conv3.bias, whose gradient is zero but for rounding.
            Assert.True(Math.Sqrt(error) <= 3e-5 * Math.Sqrt(length), $"{name}: {Math.Sqrt(error / length)}");
        }
    }

    [Fact]
    public void What_is_frozen_has_no_gradient_and_no_optimizer_changes_it()
    {
        using var training = Create(InstructionSets.Best);
        var frozen = training.Parameters.Slices.Where(s => s.Kind == NetGen.Runtime.ParameterKind.Trainable && !s.HasGradient).Select(s => s.Name);
        Assert.Equal(["bn1.bias", "bn1.weight", "conv1.weight"], frozen.Order());
        var first = Values(training);
        training.Parameters.Gradients.Fill(1);
        using (var adam = new AdamW(training.Parameters, 0.1, weightDecay: 0.5)) adam.Step();
        Assert.All(Values(training), p => Assert.Equal(!training.Parameters.SliceOf(p.Key).HasGradient, first[p.Key].AsSpan().SequenceEqual(p.Value)));
    }

    [Fact]
    public void A_step_with_frozen_layers_needs_less()
    {
        static long Bytes(Type network) => (long)network.GetNestedType("Training")!.GetField("ItemBytes")!.GetRawConstantValue()!;
        Assert.True(Bytes(Compiled.Value) < 0.9 * Bytes(Compile(FrozenLayers.None)));
        var graph = PassPipeline.Training(DefinitionTracer.Trace(typeof(Tail)), Passes.TrainingOptions.Of(DefinitionTracer.Trace(typeof(Tail)), Frozen)).Graph;
        // Nothing flows back beyond conv2.
        Assert.Equal(["conv2.conv2dweightgradient", "conv3.conv2dinputgradient", "conv3.conv2dweightgradient"], graph.Nodes.Where(n => n.Op.Name.StartsWith("Conv2d", StringComparison.Ordinal) && n.Op.Name.EndsWith("Gradient", StringComparison.Ordinal)).Select(n => n.Name).Order());
    }

    [Fact]
    public void Gradients_are_those_of_the_oracle()
    {
        var definition = DefinitionTracer.Trace(typeof(Kept));
        TrainingNetwork.Verify(PassPipeline.Training(definition, Passes.TrainingOptions.Of(definition, Frozen) with { InputGradients = true }), 300);
    }

    static Dictionary<string, float[]> Values(ITraining training) => training.Parameters.Slices.ToDictionary(s => s.Name, s => training.Parameters[s.Name].ToArray());
}
