using NetGen.Cli.Compilation;
using NetGen;
using NetGen.Runtime;
using NetGen.Runtime.Training;
using NetGen.Runtime.Weights;
using NetGenCompiler.Emission;
using NetGenCompiler.Planning;
using static NetGen.Functional;
using BindingFlags = System.Reflection.BindingFlags;

namespace NetGenCompiler.Kernels.Tests.Training;

/// <summary>Training at several input sizes, which share one set of parameters.</summary>
public class SizedTrainingTests
{
    const int Items = 2;

    const string Consumer = """
        namespace Tests;
        public sealed partial class Sized;
        public static class Consumer
        {
            // A step at the default size and one at the other on the same parameters: those after each, and the gradients of the second.
            public static float[][] Run(float[] x, float[] small)
            {
                using var training = Sized.Training.Create(batch: 2, seed: 7, threads: 1);
                var y = new float[8];
                training.Forward(x, y, 2);
                training.Backward(new float[] { 1, 1, 1, 1, 1, 1, 1, 1 });
                for (var i = 0; i < training.Parameters.TrainableLength; i++) training.Parameters.Values[i] -= 0.5f * training.Parameters.Gradients[i];
                var other = training.At5x4;
                var result = new float[8];
                other.Forward(small, result, 2);
                other.Backward(new float[] { 1, 1, 1, 1, 1, 1, 1, 1 });
                return [training.Parameters.Values.ToArray(), other.Parameters.Gradients.ToArray(), result, [training.Step, other.Step]];
            }

            public static bool IsOne()
            {
                var training = Sized.Training.Create(batch: 1);
                var (same, parameters) = (ReferenceEquals(training.At5x4, training.At5x4), ReferenceEquals(training.At5x4.Parameters, training.Parameters));
                training.At5x4.Dispose();
                try { training.Forward(new float[126], new float[4], 1); } catch (System.ObjectDisposedException) { return same && parameters; }
                return false;
            }
        }
        """;

    sealed class Sized : Module
    {
        readonly Conv2d conv = new(4, 3, padding: 1, bias: false);
        readonly BatchNorm2d norm = new();

        public Tensor Forward([Shape(2, 7, 9)] Tensor x) => x | conv | norm | Sigmoid | GlobalAvgPool | Flatten;
    }

    static readonly Lazy<(Type Network, Type Consumer)> Compiled = new(() =>
    {
        var small = DefinitionTracer.Trace(typeof(Sized), new Dictionary<string, int[]> { ["x"] = [2, 5, 4] }) with { Name = "Sized.At5x4" };
        var network = NetworkCompiler.Compile([new("", DefinitionTracer.Trace(typeof(Sized))), new("At5x4", small)], new("Tests", nameof(Sized)), training: new());
        Assert.Null(network.TrainingFailure);
        var sources = network.Sources.Concat(NetworkCompiler.CompileKernels([network])).Select(s => s.Text);
        var assembly = InMemoryCompilation.Load(sources.Append(Consumer));
        return (assembly.GetType("Tests.Sized", throwOnError: true)!, assembly.GetType("Tests.Consumer", throwOnError: true)!);
    });

    static NetworkDescription Description => (NetworkDescription)Compiled.Value.Network.GetProperty("Description")!.GetValue(null)!;

    static float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => ((i * 37 % 101) - 50) / 32f)];

    [Fact]
    public void A_step_at_one_size_is_seen_at_the_other()
    {
        var (x, small) = (Numbers(126 * Items), Numbers(40 * Items));
        var shared = (float[][])Compiled.Value.Consumer.GetMethod("Run")!.Invoke(null, [x, small])!;

        // The same with a training for each size, from the state that the first left.
        using var first = Description.CreateTraining(WeightSource.FromSeed(7), new(Items, Seed: 7, Threads: 1));
        var (y, ones) = (new float[8], Enumerable.Repeat(1f, 8).ToArray());
        first.Forward([x], [y], Items);
        first.Backward([ones], []);
        for (var i = 0; i < first.Parameters.TrainableLength; i++) first.Parameters.Values[i] -= 0.5f * first.Parameters.Gradients[i];
        using var second = Description.Sizes[1].CreateTraining(first.Parameters, new(Items, Threads: 1));
        Assert.Equal("Sized.At5x4", second.Description.Name);
        second.Forward([small], [y], Items);
        second.Backward([ones], []);

        Assert.Equal(second.Parameters.Values.ToArray(), shared[0]);
        Assert.Equal(second.Parameters.Gradients.ToArray(), shared[1]);
        Assert.Equal(y, shared[2]);
        Assert.Equal([2f, 2f], shared[3]);
        Assert.NotEqual(first.Parameters.Gradients.ToArray(), shared[1]);
    }

    [Theory]
    [InlineData("Avx512", 1, 1)]
    [InlineData("Avx2", 5, 1)]
    [InlineData("Vector128", 3, 2)]
    public void What_a_step_needs_of_memory_is_what_it_takes(string instructionSet, int batch, int threads)
    {
        var kind = Enum.Parse<InstructionSetKind>(instructionSet);
        if (!InstructionSets.IsSupported(kind)) return;
        foreach (var (description, holder) in new[] { (Description, Compiled.Value.Network), (Description.Sizes[1], Compiled.Value.Network.GetNestedType("At5x4")!) })
        {
            using var training = description.CreateTraining(WeightSource.FromSeed(1), new(batch, Threads: threads, InstructionSet: kind));
            var session = (TrainingSession)training.GetType().GetField("session", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(training)!;
            var surface = holder.GetNestedType("Training")!;
            long Constant(string name) => (long)surface.GetField(name)!.GetRawConstantValue()!;

            Assert.Equal(Constant($"SharedBytes{instructionSet}") + (threads * Constant($"ThreadBytes{instructionSet}")) + (batch * Constant($"ItemBytes{instructionSet}")), session.MemoryBytes);
            Assert.Equal(Constant("ItemBytes"), InstructionSet.All.Max(i => Constant($"ItemBytes{i.Name}")));
        }
    }

    [Fact]
    public void Both_are_made_once_and_end_together() => Assert.Equal(true, Compiled.Value.Consumer.GetMethod("IsOne")!.Invoke(null, null));

    [Fact]
    public void Each_size_is_described_and_runs_on_its_own()
    {
        Assert.All(Description.Sizes, size => Assert.True(size.HasTraining));
        using var training = Description.Sizes[1].CreateTraining(WeightSource.FromSeed(1), new(1));
        Assert.Throws<ArgumentException>("x", () => training.Forward([new float[126]], [new float[4]], 1));
        training.Forward([new float[40]], [new float[4]], 1);
        using var inference = training.CreateInference();
        Assert.Same(Description.Sizes[1], inference.Description);
    }
}
