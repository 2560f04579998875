using NetGen.Runtime.Tests.Training.Optimizers;
using NetGen.Runtime.Training;
using NetGen.Runtime.Training.Optimizers;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Tests.Training;

public sealed unsafe class TrainingParametersTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly TrainingParameters parameters = Problem.Create();

    public void Dispose()
    {
        parameters.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Parameters_are_aligned_apart_and_learned_ones_first()
    {
        Assert.Equal(0, (nint)parameters.ValuePointer % 64);
        Assert.Equal(0, (nint)parameters.GradientPointer % 64);
        Assert.Equal(Problem.Descriptions.Select(p => p.Name), parameters.Slices.Select(s => s.Name));
        Assert.Equal([0, 64, 144, 80, 160, 96], parameters.Slices.Select(s => s.Offset));
        Assert.Equal(144, parameters.TrainableLength);
        Assert.Equal(144, parameters.Gradients.Length);
        Assert.Equal(176, parameters.Values.Length);
    }

    [Fact]
    public void A_file_holds_what_was_saved()
    {
        parameters.Save(folder.Of("x.safetensors"));
        using var loaded = TrainingParameters.Load(WeightSource.FromFile(folder.Of("x.safetensors")), Problem.Descriptions);
        Assert.Equal(parameters.Values, loaded.Values);
    }

    [Fact]
    public void Weights_of_a_seed_are_those_of_the_state_dictionary_and_are_copied_out_again()
    {
        var expected = StateDictionary.Load(WeightSource.FromSeed(3), Problem.Descriptions);
        parameters.Load(WeightSource.FromSeed(3));
        var copy = StateDictionary.Load(parameters, Problem.Descriptions);
        for (var i = 0; i < Problem.Descriptions.Length; i++)
        {
            Assert.Equal(expected[i], parameters[Problem.Descriptions[i].Name]);
            Assert.Equal(expected[i], copy[i]);
        }

        copy[0].Fill(7);
        Assert.DoesNotContain(7, parameters.Values.ToArray());
    }

    [Fact]
    public void What_does_not_fit_changes_nothing()
    {
        var before = parameters.Values.ToArray();
        Assert.Throws<WeightMismatchException>(() => parameters.Load(new StateDictionary(Problem.Descriptions[..3])));
        Assert.Equal(before, parameters.Values);
        Assert.Throws<KeyNotFoundException>(() => parameters.Gradient("norm.running_mean").Length);
        Assert.Throws<KeyNotFoundException>(() => parameters["x"].Length);
    }

    [Fact]
    public void Accumulated_gradients_are_the_mean_of_the_batches()
    {
        using var accumulator = new GradientAccumulator(parameters, 3);
        for (var round = 0; round < 2; round++)
        {
            var sums = new double[33];
            for (var batch = 1; batch <= 3; batch++)
            {
                Problem.SetGradients(parameters, batch);
                for (var i = 0; i < sums.Length; i++) sums[i] += parameters.Gradient("fc.weight")[i];
                Assert.Equal(batch == 3, accumulator.Add());
            }

            for (var i = 0; i < sums.Length; i++) Assert.Equal(sums[i] / 3, parameters.Gradient("fc.weight")[i], 4e-7);
        }
    }

    [Fact]
    public void A_moving_average_may_begin_with_short_ones()
    {
        using var average = new MovingAverage(parameters, 0.25, warmUp: true);
        var expected = (double)parameters["fc.weight"][4];
        for (var n = 1; n <= 4; n++)
        {
            parameters["fc.weight"].Fill(n);
            average.Update();
            // 2/11 and 3/12 are less than a quarter or equal; after these it is the decay.
            var decay = n == 1 ? 2.0 / 11 : 0.25;
            expected = (decay * expected) + ((1 - decay) * n);
        }

        Assert.Equal(expected, average.Averages[parameters.SliceOf("fc.weight").Offset + 4], 1e-6);
    }

    [Fact]
    public void A_moving_average_follows_the_values_and_is_exchanged_for_them()
    {
        using var average = new MovingAverage(parameters, 0.75);
        var (expected, start) = (parameters["fc.weight"][4], parameters["fc.weight"].ToArray());
        foreach (var value in (float[])[1, 3, -2])
        {
            parameters["fc.weight"].Fill(value);
            parameters["norm.num_batches_tracked"][0] = value;
            average.Update();
            expected = (0.75f * expected) + (0.25f * value);
        }

        average.Swap();
        Assert.Equal(expected, parameters["fc.weight"][4], 1e-6f);
        Assert.Equal(-2, parameters["norm.num_batches_tracked"][0]);
        var weights = average.ToWeights();
        Assert.Equal(-2, weights["fc.weight"][4]);
        average.Swap();
        Assert.Equal(-2, parameters["fc.weight"][4]);
        average.Load(weights);
        average.Swap();
        Assert.Equal(-2, parameters["fc.weight"][4]);
        Assert.NotEqual(start, parameters["fc.weight"].ToArray());
    }
}
