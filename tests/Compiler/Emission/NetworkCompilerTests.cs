using System.Reflection;
using NetGen.Cli.Compilation;
using NetGen.Runtime;
using NetGen.Runtime.Weights;
using NetGenCompiler.Definition;
using NetGenCompiler.Emission;
using NetGenCompiler.Execution;

namespace NetGen.Compiler.Tests.Emission;

public class NetworkCompilerTests
{
    sealed class Scaled : Module
    {
        readonly BatchNorm2d norm = new();

        public Tensor Forward([Shape(3, 5, 7)] Tensor @class) => @class | norm | ReLU;
    }

    [Fact]
    public void The_surface_describes_and_runs_the_network()
    {
        var type = Compile(typeof(Scaled)).GetType("Tests.Scaled", throwOnError: true)!;
        var description = (NetworkDescription)type.GetProperty("Description")!.GetValue(null)!;

        Assert.Equal(6L, type.GetField("ParameterCount")!.GetValue(null));
        Assert.Equal(["norm.weight 3", "norm.bias 3", "norm.running_mean 3", "norm.running_var 3", "norm.num_batches_tracked scalar"], description.Parameters.Select(p => p.ToString()));

        using var net = description.CreateInference(WeightSource.FromSeed(1));
        var x = Enumerable.Range(0, 2 * 105).Select(i => (i % 13) - 6f).ToArray();
        var y = new float[x.Length];
        net.Run([x], [y], batch: 2);
        Assert.All(x.Zip(y), pair => Assert.Equal(Math.Max(pair.First / Math.Sqrt(1 + 1e-5), 0), pair.Second, 1e-5));
    }

    sealed class Pooled : Module
    {
        readonly Conv2d conv = new(70, 3, stride: 2, padding: 1);
        readonly Linear fc = new(5);

        public Tensor Forward([Shape(3, 9, 9)] Tensor x) => x | conv | ReLU | GlobalAvgPool | Flatten | fc;
    }

    [Fact]
    public void Further_sizes_share_the_weights_and_have_code_of_their_own()
    {
        var graph = DefinitionTracer.Trace(typeof(Pooled));
        var larger = DefinitionTracer.Trace(typeof(Pooled), new Dictionary<string, int[]> { ["x"] = [3, 31, 17] });
        var type = Compile(typeof(Pooled), [new("", graph), new("At31x17", larger with { Name = "Pooled.At31x17" })]).GetType("Tests.Pooled", throwOnError: true)!;
        var description = (NetworkDescription)type.GetProperty("Description")!.GetValue(null)!;
        Assert.Equal(["Pooled", "Pooled.At31x17"], description.Sizes.Select(s => s.Name));
        Assert.Same(description, description.Sizes[1].Sizes[0]);
        Assert.True(description.Sizes[1].MultiplyAdds > description.MultiplyAdds);

        // An image of one colour leaves the padding alone to tell the sizes apart; without it both average the same numbers.
        var seed = WeightSource.FromSeed(3);
        var x = Enumerable.Range(0, 3 * 31 * 17).Select(i => (i * 29 % 101) / 50f).ToArray();
        float[] own = new float[5], shared = new float[5], usual = new float[5], usualAgain = new float[5];
        using (var alone = CompileAlone(larger).CreateInference(seed)) alone.Run([x], [own]);
        using var net = description.CreateInference(seed);
        var other = (IInference)net.GetType().GetProperty("At31x17")!.GetValue(net)!;
        other.Run([x], [shared]);
        net.Run([x.AsMemory(0, 243)], [usual]);
        using (var viaSize = description.Sizes[1].CreateInference(seed)) viaSize.Run([x], [usualAgain]);
        Assert.Equal(own, usualAgain);
        Assert.Equal(shared, usualAgain);
        Assert.NotEqual(own, usual);
        Assert.Throws<ArgumentException>(() => other.Run([x.AsMemory(1)], [shared]));
        other.Dispose();
        Assert.Throws<ObjectDisposedException>(() => net.Run([x.AsMemory(0, 243)], [usual]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_profile_computes_what_a_run_does_and_times_every_step(int threads)
    {
        var description = CompileAlone(DefinitionTracer.Trace(typeof(Pooled), new Dictionary<string, int[]> { ["x"] = [3, 131, 117] }));
        using var net = description.CreateInference(WeightSource.FromSeed(3), new(threads));
        var x = Enumerable.Range(0, 3 * 131 * 117).Select(i => (i * 29 % 101) / 50f).ToArray();
        float[] expected = new float[5], y = new float[5];
        net.Run([x], [expected]);
        var times = net.Profile([x], [y]);
        Assert.Equal(expected, y);
        Assert.Equal(description.Steps(InstructionSets.Resolve(null)), times.Select(t => t.Step));
        Assert.All(times, t => Assert.True(t.Microseconds > 0));
        Assert.Contains(times, t => t.Step.Layer == "conv" && t.Step.Algorithm.StartsWith("direct 3×3", StringComparison.Ordinal));
        Assert.Equal(description.MultiplyAdds, times.Sum(t => t.Step.MultiplyAdds));

        var mistake = Assert.Throws<ArgumentException>("x", () => net.Profile([x.AsMemory(1)], [y]));
        Assert.StartsWith("'x' holds 45,980 floats where 45,981 are expected.", mistake.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("outputs", () => net.Profile([x], []));
        Assert.Throws<ArgumentException>("output", () => net.Profile([x], [x.AsMemory(0, 5)]));
        net.Dispose();
        Assert.Throws<ObjectDisposedException>(() => net.Profile([x], [y]));
    }

    static NetworkDescription CompileAlone(NetGenCompiler.Graphs.Graph graph) =>
        (NetworkDescription)Compile(typeof(Pooled), [new("", graph with { Name = "Pooled" })]).GetType("Tests.Pooled", throwOnError: true)!.GetProperty("Description")!.GetValue(null)!;

    static Assembly Compile(Type definition) => Compile(definition, [new("", DefinitionTracer.Trace(definition))]);

    static Assembly Compile(Type definition, IReadOnlyList<SizedGraph> sizes, TrainingDefinition? training = null)
    {
        var network = NetworkCompiler.Compile(sizes, new("Tests", definition.Name), training);
        var sources = network.Sources.Concat(NetworkCompiler.CompileKernels([network])).Concat(CatalogEmitter.Emit([network.Target]));
        return InMemoryCompilation.Load(sources.Select(s => s.Text).Append($"namespace Tests; public sealed partial class {definition.Name};"));
    }
}
