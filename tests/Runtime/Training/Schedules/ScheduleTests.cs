using System.Text.Json;
using NetGen.Runtime.Training;
using NetGen.Runtime.Training.Optimizers;
using NetGen.Runtime.Training.Schedules;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Tests.Training.Schedules;

public class ScheduleTests
{
    // PyTorch multiplies its last rate step after step.
    const double Tolerance = 1e-12;

    static readonly JsonElement[] Lines = [.. File.ReadLines(Fixture.Path("training/schedules.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Lines.Length)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rates_are_those_of_PyTorch(int index)
    {
        var line = Lines[index];
        var rates = Numbers(line.GetProperty("rates"));
        var options = line.GetProperty("options");
        var name = line.GetProperty("schedule").GetString()!;
        if (name == "Plateau")
        {
            var plateau = Plateau(options);
            Assert.Equal(rates, Numbers(line.GetProperty("metrics")).Select(plateau.Report));
            return;
        }

        var schedule = Create(name, options);
        for (var step = 0; step < rates.Length; step++) Near(rates[step], schedule.RateAt(step), $"{name} {options}, step {step}");
        if (schedule is not OneCycleSchedule cycle) return;
        var momenta = Numbers(line.GetProperty("momenta"));
        for (var step = 0; step < momenta.Length; step++) Near(momenta[step], cycle.MomentumAt(step), $"{name} {options}, momentum of step {step}");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Steps_at_these_rates_are_those_of_PyTorch(int index)
    {
        var line = Lines[index];
        var (options, name) = (line.GetProperty("options"), line.GetProperty("schedule").GetString()!);
        using var parameters = new TrainingParameters([new("p", ParameterKind.Trainable, Initializer.Constant(0), 7)]);
        ((float[])[1, -2, 3, -4, 5, -6, 7]).CopyTo(parameters["p"]);
        float[] slopes = [0.125f, 0.25f, 0.375f, 0.5f, 0.75f, 1, 1.5f];
        using var optimizer = new SGD(parameters, options.GetProperty("rate").GetDouble(), momentum: 0.9);
        var (schedule, plateau) = name == "Plateau" ? (null, Plateau(options)) : (Create(name, options), (PlateauSchedule?)null);
        var count = line.GetProperty("rates").GetArrayLength();
        Assert.InRange(count, 50, 61);
        for (var step = 0; step < count; step++)
        {
            if (schedule is not null) optimizer.LearningRate = schedule.RateAt(step);
            if (schedule is OneCycleSchedule cycle) optimizer.Momentum = cycle.MomentumAt(step);
            for (var i = 0; i < slopes.Length; i++) parameters.Gradient("p")[i] = slopes[i] * parameters["p"][i];
            optimizer.Step();
            if (plateau is not null) optimizer.LearningRate = plateau.Report(line.GetProperty("metrics")[step].GetDouble());
        }

        // Single precision, of numbers that were up to seven.
        foreach (var (expected, found) in Numbers(line.GetProperty("values")).Zip(parameters["p"].ToArray())) Assert.Equal(expected, found, 2e-5);
    }

    [Fact]
    public void Schedules_stay_where_they_end()
    {
        Assert.Equal(0.01, new CosineSchedule(1, 10, 0.01).RateAt(1000));
        Assert.Equal(0, new PolynomialSchedule(1, 10).RateAt(1000));
        var cycle = new OneCycleSchedule(1, 10);
        Assert.Equal(cycle.RateAt(9), cycle.RateAt(1000));
        Assert.Equal(0.1, new ConstantSchedule(0.1).WarmUp(5).RateAt(5));
        Assert.Throws<ArgumentOutOfRangeException>("step", () => cycle.RateAt(-1));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => new CosineSchedule(1, 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(40)]
    public void A_resumed_plateau_goes_on(int after)
    {
        foreach (var line in Lines.Where(l => l.GetProperty("schedule").GetString() == "Plateau"))
        {
            var metrics = Numbers(line.GetProperty("metrics"));
            var (first, second) = (Plateau(line.GetProperty("options")), Plateau(line.GetProperty("options")));
            foreach (var metric in metrics[..after]) first.Report(metric);
            second.LoadState(first.SaveState());
            Assert.Equal(Numbers(line.GetProperty("rates"))[after..], metrics[after..].Select(second.Report));
        }
    }

    [Fact]
    public void Training_stops_when_patience_ends()
    {
        var stopping = new EarlyStopping(patience: 2);
        Assert.Equal([false, false, false, false, false, true], ((double[])[3, 2, 2.5, 1, double.NaN, 5]).Select(stopping.Report));
        Assert.Equal((1, 3), (stopping.Best, stopping.BestIndex));

        var accuracy = new EarlyStopping(patience: 3, new Improvement(Higher: true, Threshold: 0.01, Relative: false));
        Assert.False(accuracy.Report(0.5));
        Assert.True(accuracy.IsBest);
        Assert.False(accuracy.Report(0.505));
        Assert.False(accuracy.IsBest);
        var resumed = new EarlyStopping(patience: 3, new Improvement(Higher: true, Threshold: 0.01, Relative: false));
        resumed.LoadState(accuracy.SaveState());
        Assert.False(resumed.Report(double.NaN));
        Assert.True(resumed.Report(0.509));
        Assert.Throws<WeightMismatchException>(() => resumed.LoadState(new PlateauSchedule(1).SaveState()));
    }

    static Schedule Create(string name, JsonElement options)
    {
        var rate = Number("rate");
        return name switch
        {
            "Step" => new StepSchedule(rate, Integer("interval"), Number("factor")),
            "MultiStep" => new MultiStepSchedule(rate, [.. Numbers(options.GetProperty("milestones")).Select(m => (int)m)], Number("factor")),
            "Exponential" => new ExponentialSchedule(rate, Number("factor")),
            "Cosine" => new CosineSchedule(rate, Integer("steps"), Number("minimum")),
            "WarmRestart" => new WarmRestartSchedule(rate, Integer("period"), Integer("multiplier"), Number("minimum")),
            "OneCycle" => new OneCycleSchedule(rate, Integer("steps"), Number("rise"), linear: options.GetProperty("linear").GetBoolean(), threePhases: options.GetProperty("three").GetBoolean()),
            "Polynomial" => new PolynomialSchedule(rate, Integer("steps"), Number("power")),
            "WarmUp" => new WarmUpSchedule(After(), Integer("steps"), Number("startFactor"), options.GetProperty("delay").GetBoolean()),
            _ => throw new InvalidOperationException($"no schedule {name}"),
        };

        double Number(string option) => options.GetProperty(option).GetDouble();

        int Integer(string option) => options.GetProperty(option).GetInt32();

        Schedule After() => options.GetProperty("after").GetString() switch
        {
            "Cosine" => new CosineSchedule(rate, 49, 0.003),
            "Exponential" => new ExponentialSchedule(rate, 0.93),
            _ => new ConstantSchedule(rate),
        };
    }

    static PlateauSchedule Plateau(JsonElement options)
    {
        var improvement = new Improvement(
            options.GetProperty("mode").GetString() == "max", Number("threshold", 1e-4), !options.TryGetProperty("threshold_mode", out var mode) || mode.GetString() == "rel");
        return new(
            Number("rate", 0), Number("factor", 0), (int)Number("patience", 0), improvement, (int)Number("cooldown", 0), Number("min_lr", 0), Number("eps", 1e-8));

        double Number(string option, double otherwise) => options.TryGetProperty(option, out var value) ? value.GetDouble() : otherwise;
    }

    static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(v => v.GetDouble())];

    static void Near(double expected, double found, string what) =>
        Assert.True(Math.Abs(expected - found) <= Tolerance * Math.Max(Math.Abs(expected), 1e-3), $"{what}: expected {expected:r}, found {found:r}");
}
