using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Training.Optimizers;

/// <summary>
/// A factor of the loss, and so of all gradients on their way back, which keeps small ones out of the numbers that lose digits; the optimizer divides by it.
/// It is as large as gradients allow: halved where one overflows, and that step is not made; doubled after many steps without. Powers of two change no bit of
/// what neither overflows nor underflows. <c>torch.cuda.amp.GradScaler</c>; Micikevicius et al., Mixed Precision Training, 2018.
/// </summary>
/// <example>
/// <code>
/// using var trainer = new Trainer(training, optimizer, objective, loader, new() { LossScaler = new() });
/// </code>
/// </example>
public sealed class LossScaler
{
    // Of the powers of two that are singles one that leaves some room for the gradient of a loss.
    static readonly double Largest = Math.ScaleB(1, 120);

    static readonly string[] StateNames = ["scale", "good_steps", "skipped"];

    readonly double growth, backoff;
    readonly int interval;
    int good;

    /// <summary>Creates the scaler.</summary>
    /// <param name="scale">The first factor: <c>init_scale</c>.</param>
    /// <param name="growth">What it is multiplied by after many steps: <c>growth_factor</c>; 1 where it is never raised.</param>
    /// <param name="backoff">What it is multiplied by after an overflow: <c>backoff_factor</c>.</param>
    /// <param name="interval">How many steps in a row without an overflow raise it: <c>growth_interval</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public LossScaler(double scale = 65536, double growth = 2, double backoff = 0.5, int interval = 2000)
    {
        if (!(scale > 0 && scale <= Largest)) throw Hyperparameter.Invalid(nameof(scale), $"positive and at most {Largest}", scale);
        if (!(growth >= 1 && double.IsFinite(growth))) throw Hyperparameter.Invalid(nameof(growth), "at least 1", growth);
        if (!(backoff > 0 && backoff < 1)) throw Hyperparameter.Invalid(nameof(backoff), "between 0 and 1", backoff);
        Scale = scale;
        this.growth = growth;
        this.backoff = backoff;
        this.interval = Hyperparameter.AtLeastOne(interval, nameof(interval));
    }

    /// <summary>What the loss is multiplied by now.</summary>
    public double Scale { get; private set; }

    /// <summary>How many steps were not made because a gradient overflowed.</summary>
    public long Skipped { get; private set; }

    /// <summary>Takes in whether the gradients of a step are finite, and adapts the factor.</summary>
    /// <returns>Whether the step is to be made.</returns>
    public bool Report(bool areFinite)
    {
        if (!areFinite)
        {
            Scale *= backoff;
            Skipped++;
            good = 0;
            return false;
        }

        if (++good < interval) return true;
        Scale = Math.Min(Scale * growth, Largest);
        good = 0;
        return true;
    }

    /// <summary>What a further run needs to go on as this one would.</summary>
    public StateDictionary SaveState() => StateNumbers.Save(StateNames, [Scale, good, Skipped]);

    /// <summary>Goes on where another scaler with the same settings was.</summary>
    /// <param name="source">What <see cref="SaveState"/> gave, or a file that it was saved to.</param>
    /// <exception cref="WeightMismatchException">It is the state of something else.</exception>
    public void LoadState(WeightSource source)
    {
        var numbers = StateNumbers.Load(source, StateNames);
        (Scale, good, Skipped) = (numbers[0], (int)numbers[1], (long)numbers[2]);
    }
}
