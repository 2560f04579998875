using NetGen.Cli.Compilation;
using NetGen;
using NetGen.Runtime;
using NetGen.Runtime.Weights;
using NetGenCompiler.Emission;
using static NetGen.Functional;

namespace NetGenCompiler.Kernels.Tests.Training;

/// <summary>A generated network trained by tools that know no more of it than its description.</summary>
public class TrainingInterfaceTests
{
    const int Items = 2;

    sealed class Heads : Module
    {
        readonly Linear first = new(5), second = new(3);

        public (Tensor A, Tensor B) Forward([Shape(4)] Tensor x, [Shape(4)] Tensor y) => (x | Dropout(0.5f) | first, x + y | second);
    }

    sealed class Unread : Module
    {
        readonly Linear first = new(3);

        public Tensor Forward([Shape(4)] Tensor x, [Shape(4)] Tensor y)
        {
            _ = y * 2f;
            return x | first;
        }
    }

    static readonly Lazy<NetworkDescription> Trained = new(() => Load(typeof(Heads), isTrained: true));

    static NetworkDescription Description => Trained.Value;

    static float[] X { get; } = [1, -2, 3, -4, 5, -6, 7, -8];

    static float[] Y { get; } = [2, 3, -5, 7, -11, 13, 17, 19];

    static NetworkDescription Load(Type definition, bool isTrained)
    {
        var network = NetworkCompiler.Compile([new("", DefinitionTracer.Trace(definition))], new("Tests", definition.Name), isTrained ? new() : null);
        Assert.Null(network.TrainingFailure);
        var sources = network.Sources.Concat(NetworkCompiler.CompileKernels([network])).Select(s => s.Text);
        var type = InMemoryCompilation.Load(sources.Append($"namespace Tests; public sealed partial class {definition.Name};")).GetType($"Tests.{definition.Name}", throwOnError: true)!;
        return (NetworkDescription)type.GetProperty("Description")!.GetValue(null)!;
    }

    static ITraining Create(int batch = Items, ulong seed = 3, int threads = 1, bool dropout = true) =>
        Description.CreateTraining(WeightSource.FromSeed(1), new(batch, seed, threads, Dropout: dropout));

    static (float[] A, float[] B) Forward(ITraining training)
    {
        var (a, b) = (new float[5 * Items], new float[3 * Items]);
        training.Forward([X, Y], [a, b], Items);
        return (a, b);
    }

    [Fact]
    public void It_says_what_it_is()
    {
        using var training = Create(batch: 7, threads: 2);
        Assert.True(Description.HasTraining);
        Assert.Same(Description, training.Description);
        Assert.Equal((7, 2, InstructionSets.Best, 0u), (training.Batch, training.Threads, training.InstructionSet, training.Step));
        using var narrow = Description.CreateTraining(WeightSource.FromSeed(1), new(1, InstructionSet: InstructionSetKind.Vector128));
        Assert.Equal(InstructionSetKind.Vector128, narrow.InstructionSet);
    }

    [Fact]
    public void Gradients_are_those_of_linear_layers()
    {
        using var training = Create();
        var (_, b) = Forward(training);
        var ofA = Enumerable.Range(1, 5 * Items).Select(i => (float)i).ToArray();
        float[] ofB = [1, 2, 3, 4, 5, 6];
        training.Backward([ofA, ofB], []);

        var sum = X.Zip(Y, (x, y) => x + y).ToArray();
        for (var output = 0; output < 3; output++)
        {
            Assert.Equal(ofB[output] + ofB[3 + output], training.Parameters.Gradient("second.bias")[output]);
            var expected = 0.0;
            for (var input = 0; input < 4; input++)
            {
                Assert.Equal((ofB[output] * sum[input]) + (ofB[3 + output] * sum[4 + input]), training.Parameters.Gradient("second.weight")[(output * 4) + input]);
                expected += training.Parameters["second.weight"][(output * 4) + input] * sum[input];
            }

            Assert.Equal(expected + training.Parameters["second.bias"][output], b[output], 1e-4);
        }

        for (var output = 0; output < 5; output++) Assert.Equal(ofA[output] + ofA[5 + output], training.Parameters.Gradient("first.bias")[output]);
        using var inference = training.CreateInference(threads: 1);
        var inferred = (A: new float[5 * Items], B: new float[3 * Items]);
        inference.Run([X, Y], [inferred.A, inferred.B], Items);
        Assert.Equal(b, inferred.B);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Gradients_of_inputs_are_given_where_they_are_wanted(bool ofX, bool ofY)
    {
        using var training = Create(dropout: false);
        Forward(training);
        var ofA = Enumerable.Range(1, 5 * Items).Select(i => i / 8f).ToArray();
        float[] ofB = [1, 2, 3, 4, 5, 6];
        training.Backward([ofA, ofB], []);
        var parameters = training.Parameters.Gradients.ToArray();
        Forward(training);
        var (x, y) = (new float[ofX ? 8 : 0], new float[ofY ? 8 : 0]);
        training.Backward([ofA, ofB], [x, y]);

        Assert.Equal(parameters, training.Parameters.Gradients);
        var throughB = Back(training.Parameters["second.weight"], ofB, 3);
        if (ofX) Assert.All(Back(training.Parameters["first.weight"], ofA, 5).Zip(throughB, x), g => Assert.Equal(g.First + g.Second, g.Third, 1e-5));
        if (ofY) Assert.All(throughB.Zip(y), g => Assert.Equal(g.First, g.Second, 1e-5));

        static double[] Back(ReadOnlySpan<float> weight, float[] gradient, int outputs)
        {
            var result = new double[4 * Items];
            for (var i = 0; i < result.Length; i++)
            {
                for (var o = 0; o < outputs; o++) result[i] += (double)weight[(o * 4) + (i % 4)] * gradient[(i / 4 * outputs) + o];
            }

            return result;
        }
    }

    [Fact]
    public void An_input_that_no_gradient_flows_to_gets_zeros()
    {
        using var training = Load(typeof(Unread), isTrained: true).CreateTraining(WeightSource.FromSeed(1), new(Items));
        training.Forward([X, Y], [new float[6]], Items);
        var (x, y) = (new float[8], Enumerable.Repeat(7f, 8).ToArray());
        training.Backward([Enumerable.Repeat(1f, 6).ToArray()], [x, y]);
        Assert.DoesNotContain(0, x);
        Assert.All(y, g => Assert.Equal(0, g));
    }

    [Fact]
    public void Without_dropout_a_step_is_a_function_of_the_batch()
    {
        using var training = Create(dropout: false);
        var first = Forward(training);
        Assert.Equal(first.A, Forward(training).A);
        using var inference = training.CreateInference(threads: 1);
        var inferred = (A: new float[5 * Items], B: new float[3 * Items]);
        inference.Run([X, Y], [inferred.A, inferred.B], Items);
        Assert.All(inferred.A.Zip(first.A), p => Assert.Equal(p.First, p.Second, 1e-5));
    }

    [Fact]
    public void A_training_that_goes_on_draws_what_it_would_have_drawn()
    {
        using var whole = Create();
        var drawn = Enumerable.Range(0, 8).Select(_ => Forward(whole).A).ToList();
        Assert.Equal(8u, whole.Step);
        Assert.True(drawn.Distinct(ArrayComparer.Instance).Count() > 4);

        using var resumed = Create();
        resumed.Step = 5;
        Assert.Equal(drawn[5], Forward(resumed).A);
        Assert.Equal(drawn[6], Forward(resumed).A);
        Assert.Equal(7u, resumed.Step);
    }

    [Fact]
    public void Backward_belongs_to_the_batch_that_went_forward()
    {
        using var training = Create();
        Forward(training);
        training.Backward([new float[5 * Items].Select(_ => 1f).ToArray(), new float[3 * Items]], []);
        var expected = training.Parameters.Gradients.ToArray();
        training.Step = 0;
        Forward(training);
        training.Step = 77;
        training.Backward([new float[5 * Items].Select(_ => 1f).ToArray(), new float[3 * Items]], []);
        Assert.Equal(expected, training.Parameters.Gradients);
    }

    [Fact]
    public void Wrong_arguments_are_refused_by_name()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(batch: 0));
        using var training = Create();
        var (a, b) = (new float[5 * Items], new float[3 * Items]);
        Assert.Throws<ArgumentException>("inputs", () => training.Forward([X], [a, b], Items));
        Assert.Throws<ArgumentException>("outputs", () => training.Forward([X, Y], [a], Items));
        Assert.Throws<ArgumentException>("y", () => training.Forward([X, new float[7]], [a, b], Items));
        Assert.Throws<ArgumentOutOfRangeException>(() => training.Forward([new float[12], new float[12]], [new float[15], new float[9]], 3));
        Forward(training);
        Assert.Throws<ArgumentException>("outputGradients", () => training.Backward([a], []));
        Assert.Throws<ArgumentException>("BGradient", () => training.Backward([a, a], []));
        Assert.Throws<ArgumentException>("inputGradients", () => training.Backward([a, b], [X]));
        Assert.Throws<ArgumentException>("yGradient", () => training.Backward([a, b], [X, new float[7]]));
    }

    [Fact]
    public void A_network_without_training_code_says_how_to_get_it()
    {
        var description = Load(typeof(Heads), isTrained: false);
        Assert.False(description.HasTraining);
        var exception = Assert.Throws<NotSupportedException>(() => description.CreateTraining(WeightSource.FromSeed(1), new(1)));
        Assert.Equal("'Heads' has no training code: its class is to be declared [Network(Training = true)].", exception.Message);
    }

    sealed class ArrayComparer : IEqualityComparer<float[]>
    {
        public static ArrayComparer Instance { get; } = new();

        public bool Equals(float[]? x, float[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(float[] obj) => obj.Length;
    }
}
