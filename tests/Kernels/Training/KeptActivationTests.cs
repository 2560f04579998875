using NetGen.Cli.Compilation;
using NetGen;
using NetGenCompiler.Definition;
using NetGenCompiler.Graphs;
using NetGenCompiler.Passes;
using NetGenCompiler.Planning;
using static NetGen.Functional;
using Cast = NetGenCompiler.Ops.Training.Cast;

namespace NetGenCompiler.Kernels.Tests.Training;

/// <summary>What training keeps between forward and backward: less where layers are computed again, half where it is kept in 16 bits.</summary>
public class KeptActivationTests
{
    sealed class Residual : Module
    {
        readonly Conv2d stem = new(19, 3, padding: 1, bias: false), first = new(19, 3, padding: 1, bias: false), second = new(19, 3, padding: 1, bias: false), third = new(5, 1);
        readonly BatchNorm2d norm0 = new(), norm1 = new(), norm2 = new();
        readonly Linear fc = new(7);

        public Tensor Forward([Shape(3, 23, 17)] Tensor x)
        {
            var y = x | stem | norm0 | SiLU | MaxPool2d(2);
            var z = ((y | first | norm1 | SiLU | second | norm2) + y) | SiLU;
            var joined = Concat(z | Upsample(2), x | AvgPool2d(3, stride: 1, padding: 1) | Slice(1, 0, 22) | Slice(2, 0, 16));
            return joined | third | Sigmoid | Dropout(0.3f) | GELU() | Flatten | fc;
        }
    }

    // Concatenations that begin alike, of parts of whole vectors and of others.
    sealed class Dense(int growth) : Module
    {
        readonly Conv2d first = new(growth, 3, padding: 1, bias: false), second = new(growth, 3, padding: 1, bias: false), third = new(growth, 3, padding: 1, bias: false);
        readonly BatchNorm2d norm1 = new(), norm2 = new();

        public Dense()
            : this(16)
        {
        }

        public Tensor Forward([Shape(16, 11, 13)] Tensor x)
        {
            var a = Concat(x, x | first);
            var b = Concat(a, a | norm1 | SiLU | second);
            return b | norm2 | SiLU | third;
        }
    }

    sealed class Narrow : Module
    {
        readonly Dense dense = new(7);

        public Tensor Forward([Shape(16, 11, 13)] Tensor x) => dense.Forward(x);
    }

    const int Longest = 19 * 23 * 17;

    public static TheoryData<Type> Networks => [typeof(Residual), typeof(Dense), typeof(Narrow)];

    static TrainingGraph Training(Type network) => PassPipeline.Training(DefinitionTracer.Trace(network), new(InputGradients: true));

    static HashSet<string> AllLayers(TrainingGraph lowered) => [.. Recomputation.Layers(lowered).SelectMany(l => l.Nodes)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Layers_computed_again_give_the_same_gradients(Type network) =>
        TrainingNetwork.Verify(Training(network), Longest, lowered =>
        {
            var again = Recomputation.Run(lowered, AllLayers(lowered));
            Assert.Contains(again.Graph.Nodes, n => n.Name.EndsWith(".again", StringComparison.Ordinal));
            return again;
        });

    [Theory]
    [MemberData(nameof(Networks))]
    public void Layers_computed_again_change_no_bit(Type network)
    {
        var lowered = PassPipeline.TrainingKernels(Training(network));
        var again = Recomputation.Run(lowered, AllLayers(lowered));
        foreach (var instructionSet in InstructionSet.All)
        {
            var (expected, actual) = (TrainingNetwork.Run(lowered, instructionSet), TrainingNetwork.Run(again, instructionSet));
            Assert.All(expected, output => Assert.Equal(output.Value, actual[output.Key]));
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void No_layer_starts_from_one_that_is_computed_again_for_itself(Type network)
    {
        var lowered = PassPipeline.TrainingKernels(Training(network));
        var saved = lowered.SavedValues.ToHashSet();
        var layers = Recomputation.Layers(lowered);

        // What a layer reads is kept, or small, or one of the nodes that are computed with it.
        var own = layers.Select(l => l.Nodes[0]).ToHashSet();
        foreach (var layer in layers)
        {
            var nodes = lowered.Graph.Nodes.Where(n => layer.Nodes.Contains(n.Name)).ToList();
            var read = nodes.SelectMany(n => n.Operands).Where(v => lowered.Graph.ShapeOf(v).Length > 1024 && !layer.Nodes.Contains(lowered.Graph.Nodes[v.Node].Name));
            Assert.All(read, v => Assert.True(saved.Contains(v) && !own.Contains(lowered.Graph.Nodes[v.Node].Name)));
        }
    }

    [Theory]
    [InlineData(nameof(ElementType.F16), 11)]
    [InlineData(nameof(ElementType.BF16), 8)]
    public void Sixteen_bits_change_gradients_by_their_rounding_and_no_result(string type, int significant)
    {
        var storage = Enum.Parse<ElementType>(type);
        foreach (var network in new[] { typeof(Residual), typeof(Dense), typeof(Narrow) })
        {
            var lowered = PassPipeline.TrainingKernels(Training(network));
            var narrow = NarrowActivations.Run(lowered, storage);
            Assert.Contains(narrow.SavedValues, v => narrow.Graph.ShapeOf(v).Element == storage);
            Assert.Empty(GraphVerifier.Verify(narrow.Graph));
            foreach (var instructionSet in InstructionSet.All)
            {
                var (expected, actual) = (TrainingNetwork.Run(lowered, instructionSet), TrainingNetwork.Run(narrow, instructionSet));
                Assert.Equal(expected["output"], actual["output"]);
                foreach (var name in expected.Keys.Where(k => k.EndsWith(".gradient", StringComparison.Ordinal)))
                {
                    var error = Math.Sqrt(expected[name].Zip(actual[name], (e, a) => (double)(e - a) * (e - a)).Sum() / expected[name].Sum(e => (double)e * e));
                    Assert.True(error < Math.Pow(2, 3 - significant), $"{network} on {instructionSet}: {name} is off by {error:E1}");
                }

                Assert.NotEqual(expected["x.gradient"], actual["x.gradient"]);
            }
        }
    }

    [Fact]
    public void Concatenations_that_begin_alike_stay_where_they_lie()
    {
        var narrow = NarrowActivations.Run(PassPipeline.TrainingKernels(Training(typeof(Dense))), ElementType.BF16);
        var kept = narrow.Graph.Nodes.Where(n => n.Op is Cast { To: ElementType.BF16 }).Select(n => narrow.Graph.Nodes[n.Inputs[0].Node]).ToList();

        Assert.NotEmpty(kept);
        Assert.DoesNotContain(kept, n => n.Op is NetGenCompiler.Ops.Concat);
    }

    [Fact]
    public void Memory_shrinks_from_option_to_option()
    {
        long Bytes(TrainingDefinition request) => TrainingPlanner.Plan([DefinitionTracer.Trace(typeof(Residual))], request)[0].BytesPerItem;
        var (all, least, bytes) = (Bytes(new()), Least(), Bytes(new(ActivationStorage: ElementType.BF16)));

        Assert.True(least < 0.85 * all, $"{least} of {all} bytes with all cheap layers computed again");
        Assert.True(bytes < 0.9 * all, $"{bytes} of {all} bytes in 16 bits");
        Assert.Equal(bytes, Bytes(new(ActivationStorage: ElementType.F16)));
        Assert.True(Bytes(new(least, ElementType.BF16)) < least);
    }

    [Fact]
    public void A_budget_is_kept_with_the_fewest_layers()
    {
        var definition = DefinitionTracer.Trace(typeof(Residual));
        var all = TrainingPlanner.Plan([definition], new())[0].BytesPerItem;
        var (least, previous) = (Least(), -1);
        foreach (var budget in new[] { all, all - 1, (all + least) / 2, least })
        {
            var plan = TrainingPlanner.Plan([definition], new(budget))[0];
            var repeated = plan.Graph.Graph.Nodes.Count(n => n.Name.EndsWith(".again", StringComparison.Ordinal));
            Assert.True(plan.BytesPerItem <= budget, $"{plan.BytesPerItem} bytes are over the budget of {budget}");
            Assert.Equal(budget == all, repeated == 0);
            Assert.True(repeated >= previous);
            previous = repeated;
        }
    }

    [Fact]
    public void Too_small_a_budget_says_what_the_least_is()
    {
        var least = Least();
        var failure = Assert.Throws<BudgetException>(() => TrainingPlanner.Plan([DefinitionTracer.Trace(typeof(Residual))], new(least - 1)));
        Assert.Contains($"is {least - 1:N0} bytes, but an item takes {least:N0} even where all", failure.Message, StringComparison.Ordinal);
    }

    static long Least() => Assert.Throws<BudgetException>(() => TrainingPlanner.Plan([DefinitionTracer.Trace(typeof(Residual))], new(1))).Least;
}
