using System.Runtime.InteropServices;
using System.Text.Json;
using NetGen.Runtime.Training;
using NetGen.Runtime.Training.Optimizers;

namespace NetGen.Runtime.Tests.Training.Optimizers;

/// <summary>A line of optimizers.jsonl: an optimizer with its settings, and where it goes.</summary>
sealed class OptimizerCase(string line)
{
    readonly JsonElement root = JsonDocument.Parse(line).RootElement;

    public static OptimizerCase[] All { get; } = [.. File.ReadLines(Fixture.Path("training/optimizers.jsonl")).Select(line => new OptimizerCase(line))];

    public string Name => root.GetProperty("optimizer").GetString()!;

    public double RateDecay => Setting("rate_decay", 1);

    /// <summary>All values after each of the steps 1, 2, 6, 13, 20 and 50.</summary>
    public ReadOnlySpan<double> Samples => MemoryMarshal.Cast<byte, double>(root.GetProperty("samples").GetBytesFromBase64());

    public Optimizer Create(TrainingParameters parameters)
    {
        ParameterGroup[] groups = root.TryGetProperty("groups", out _)
            ? [ParameterGroup.Named("fc.weight") with { Frozen = true }, ParameterGroup.NoDecay, ParameterGroup.Module("conv") with { RateFactor = 0.25 }]
            : [];
        var optimizer = Create(parameters, groups);
        optimizer.ClipNorm = Setting("clip_norm", double.PositiveInfinity);
        optimizer.ClipValue = Setting("clip_value", double.PositiveInfinity);
        return optimizer;
    }

    public override string ToString() => line[..line.IndexOf(",\"samples", StringComparison.Ordinal)];

    Optimizer Create(TrainingParameters parameters, ParameterGroup[] groups)
    {
        var (rate, decay) = (Option("lr", double.NaN), Option("weight_decay", Name == "AdamW" ? 1e-2 : 0));
        return Name switch
        {
            "SGD" => Descent(),
            "Adagrad" => new Adagrad(parameters, rate, Option("lr_decay", 0), decay, Option("initial_accumulator_value", 0), Option("eps", 1e-10), groups),
            "RMSprop" => new RMSprop(parameters, rate, Option("alpha", 0.99), Option("eps", 1e-8), decay, Option("momentum", 0), Flag("centered"), groups),
            "Adam" => new Adam(parameters, rate, Option("beta1", 0.9), Option("beta2", 0.999), Option("eps", 1e-8), decay, Flag("amsgrad"), groups),
            "AdamW" => new AdamW(parameters, rate, Option("beta1", 0.9), Option("beta2", 0.999), Option("eps", 1e-8), decay, Flag("amsgrad"), groups),
            "NAdam" => new NAdam(parameters, rate, Option("beta1", 0.9), Option("beta2", 0.999), Option("eps", 1e-8), decay, Option("momentum_decay", 4e-3), groups),
            "RAdam" => new RAdam(parameters, rate, Option("beta1", 0.9), Option("beta2", 0.999), Option("eps", 1e-8), decay, groups),
            "Lookahead" => new Lookahead(Descent(), (int)Option("interval", 0), Option("alpha", 0)),
            "Ranger" => new Ranger(parameters, rate, weightDecay: decay, interval: (int)Option("interval", 0), alpha: Option("alpha", 0), groups: groups),
            var other => throw new InvalidOperationException($"no optimizer {other}"),
        };

        SGD Descent() => new(
            parameters, rate, Option("momentum", 0), Option("dampening", 0), decay, Flag("nesterov"), Flag("classical") ? MomentumForm.Classical : MomentumForm.PyTorch, groups);
    }

    double Option(string name, double otherwise) => root.GetProperty("options").TryGetProperty(name, out var value) ? value.GetDouble() : otherwise;

    bool Flag(string name) => root.GetProperty("options").TryGetProperty(name, out var value) && value.GetBoolean();

    double Setting(string name, double otherwise) => root.TryGetProperty(name, out var value) ? value.GetDouble() : otherwise;
}
