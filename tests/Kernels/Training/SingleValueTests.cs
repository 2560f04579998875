using NetGen.Cli.Compilation;
using NetGen;
using NetGenCompiler.Emission;

namespace NetGenCompiler.Kernels.Tests.Training;

/// <summary>Of a single value there is no variance: a batch of one item is refused, by name, where an item has one value of each channel.</summary>
public class SingleValueTests
{
    const string Consumer = """
        using System;
        namespace Tests;
        public sealed partial class Single;
        public static class Consumer
        {
            public static string Run(int batch, int items)
            {
                try
                {
                    using var training = Single.Training.Create(batch);
                    training.Forward(new float[items * 45], new float[items * 4], items);
                    return "";
                }
                catch (ArgumentOutOfRangeException e) { return e.Message; }
            }
        }
        """;

    sealed class Single : Module
    {
        readonly Conv2d conv = new(4, (3, 5));
        readonly BatchNorm2d norm = new();

        public Tensor Forward([Shape(3, 3, 5)] Tensor x) => x | conv | norm;
    }

    static readonly Lazy<Type> Compiled = new(() =>
    {
        var network = NetworkCompiler.Compile([new("", DefinitionTracer.Trace(typeof(Single)))], new("Tests", nameof(Single)), training: new());
        Assert.Null(network.TrainingFailure);
        var sources = network.Sources.Concat(NetworkCompiler.CompileKernels([network])).Select(s => s.Text);
        return InMemoryCompilation.Load(sources.Append(Consumer)).GetType("Tests.Consumer", throwOnError: true)!;
    });

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    public void One_item_is_refused(int batch, int items)
    {
        var message = (string)Compiled.Value.GetMethod("Run")!.Invoke(null, [batch, items])!;
        Assert.StartsWith("'norm' normalises by the batch and an item has one value of each channel, so that a batch in training needs at least 2 items.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_are_not() => Assert.Equal("", Compiled.Value.GetMethod("Run")!.Invoke(null, [3, 2]));
}
