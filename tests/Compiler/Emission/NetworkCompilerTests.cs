using System.Reflection;
using NetGen.Runtime;
using NetGen.Runtime.Weights;
using NetGen.Testing;
using NetGenCompiler.Emission;

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

    static Assembly Compile(Type definition)
    {
        var network = NetworkCompiler.Compile(DefinitionTracer.Trace(definition), new("Tests", definition.Name));
        var sources = network.Sources.Concat(NetworkCompiler.CompileKernels([network])).Concat(CatalogEmitter.Emit([network.Target]));
        return InMemoryCompilation.Load(sources.Select(s => s.Text).Append("namespace Tests; public sealed partial class Scaled;"));
    }
}
