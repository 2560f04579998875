using System.CommandLine;
using NetGen.Cli.CommandLine;
using NetGen.Runtime.Training;
using NetGen.Runtime.Training.Optimizers;
using NetGen.Runtime.Training.Schedules;

namespace NetGen.Cli.Training;

/// <summary>The options that say how parameters are changed.</summary>
sealed class OptimizerSelection
{
    const double AdamRate = 1e-3, DescentRate = 0.05, AdamWDecay = 0.01, StandardMomentum = 0.9;

    readonly Option<OptimizerKind> optimizer = Parsers.Choice("--optimizer", "The optimizer.", OptimizerKind.AdamW);
    readonly Option<double?> rate = Parsers.Number("--lr", $"The learning rate: the largest of a schedule. Unless given, {AdamRate} of Adam, {DescentRate} of sgd.", 0);
    readonly Option<double?> momentum = Parsers.Number("--momentum", $"The momentum of sgd, {StandardMomentum} unless given.", 0, 1);
    readonly Option<double?> decay = Parsers.Number("--weight-decay", $"The decay of weights, not of biases and norms. Unless given, {AdamWDecay} of adamw, 0 of others.", 0);
    readonly Option<double?> clip = Parsers.Number("--clip-norm", "The largest norm of the gradients; longer ones are scaled down.", double.Epsilon);
    readonly Option<ScheduleKind> schedule = Parsers.Choice("--schedule", "How the rate goes over the run.", ScheduleKind.Cosine);
    readonly Option<int> warmUp = Parsers.Integer("--warmup", "Steps over which the rate rises at first; not of onecycle.", 0, int.MaxValue, 0);

    public IEnumerable<Option> All => [optimizer, rate, momentum, decay, clip, schedule, warmUp];

    public Optimizer Create(ParseResult parsed, TrainingParameters parameters)
    {
        var (learningRate, kind) = (RateOf(parsed), parsed.GetValue(optimizer));
        if (kind != OptimizerKind.Sgd && parsed.GetValue(momentum) is not null) throw new BadArgumentsException("--momentum is for --optimizer sgd.");
        var weightDecay = parsed.GetValue(decay) ?? (kind == OptimizerKind.AdamW ? AdamWDecay : 0);
        Optimizer result = kind switch
        {
            OptimizerKind.Sgd => new SGD(parameters, learningRate, parsed.GetValue(momentum) ?? StandardMomentum, weightDecay: weightDecay, groups: ParameterGroup.NoDecay),
            OptimizerKind.Adam => new Adam(parameters, learningRate, weightDecay: weightDecay, groups: ParameterGroup.NoDecay),
            _ => new AdamW(parameters, learningRate, weightDecay: weightDecay, groups: ParameterGroup.NoDecay),
        };
        if (parsed.GetValue(clip) is { } norm) result.ClipNorm = norm;
        return result;
    }

    /// <summary>The schedule of a run of so many steps.</summary>
    public Schedule ScheduleOf(ParseResult parsed, int steps)
    {
        var (learningRate, rise) = (RateOf(parsed), parsed.GetValue(warmUp));
        if (rise >= steps && rise > 0) throw new BadArgumentsException($"--warmup takes fewer than the {steps} steps of the run.");
        Schedule result = parsed.GetValue(schedule) switch
        {
            ScheduleKind.OneCycle when rise > 0 => throw new BadArgumentsException("--warmup is not for --schedule onecycle, which rises by itself."),
            ScheduleKind.OneCycle => new OneCycleSchedule(learningRate, steps),
            ScheduleKind.Step => new StepSchedule(learningRate, Math.Max(1, (steps - rise + 2) / 3)),
            ScheduleKind.Constant => new ConstantSchedule(learningRate),
            _ => new CosineSchedule(learningRate, steps - rise),
        };
        return rise > 0 ? result.WarmUp(rise) : result;
    }

    /// <summary>Whether the momentum goes against the rate: with one cycle, unless it was given.</summary>
    public bool CyclesMomentum(ParseResult parsed) => parsed.GetValue(schedule) == ScheduleKind.OneCycle && parsed.GetValue(momentum) is null;

    double RateOf(ParseResult parsed) => parsed.GetValue(rate) ?? (parsed.GetValue(optimizer) == OptimizerKind.Sgd ? DescentRate : AdamRate);
}
