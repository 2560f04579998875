using System.Collections.Immutable;
using System.Numerics;
using NetGen.Runtime.Memory;

namespace NetGen.Runtime.Training.Optimizers;

/// <summary>
/// Any optimizer, whose every k-th step is followed by one back: slow ← slow + α·(w − slow), w ← slow. Zhang, Lucas, Hinton and Ba:
/// Lookahead Optimizer: k Steps Forward, 1 Step Back (2019). The wrapped optimizer keeps its moments.
/// </summary>
/// <example>
/// <code>
/// using var optimizer = new Lookahead(new SGD(parameters, 0.1, momentum: 0.9), interval: 5, alpha: 0.8);
/// </code>
/// </example>
public unsafe class Lookahead : Optimizer
{
    const string Prefix = "fast/";

    readonly Optimizer fast;
    readonly int interval;
    readonly double alpha;
    readonly AlignedMemory slow;

    /// <summary>Wraps an optimizer.</summary>
    /// <param name="fast">The optimizer, from now on part of this one, with its rate, decay, clipping and groups as they are: change them here.</param>
    /// <param name="interval">After how many steps one back follows, k.</param>
    /// <param name="alpha">How far the slow values follow, α.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public Lookahead(Optimizer fast, int interval = 5, double alpha = 0.5)
        : base(fast)
    {
        this.fast = fast;
        this.interval = Hyperparameter.AtLeastOne(interval, nameof(interval));
        this.alpha = alpha is > 0 and <= 1 ? alpha : throw Hyperparameter.Invalid(nameof(alpha), "over 0 and at most 1", alpha);
        State.Adopt(Prefix, fast.State);
        slow = State.AddBuffer("slow");
        Parameters.Values[..Parameters.TrainableLength].CopyTo(slow.Span);
    }

    internal override ImmutableArray<(string Name, double Value)> Numbers => [.. base.Numbers, .. fast.Numbers.Select(n => (Prefix + n.Name, n.Value))];

    internal override void Restore(string name, double value)
    {
        if (name.StartsWith(Prefix, StringComparison.Ordinal)) fast.Restore(name[Prefix.Length..], value);
        else base.Restore(name, value);
    }

    private protected override void BeginStep() => fast.Advance();

    internal override void Update(in Sweep sweep)
    {
        fast.Update(sweep);
        if (StepCount % interval != 0) return;
        float* values = sweep.Values, behind = slow.Pointer + sweep.Start;
        var factor = new Vector<float>((float)alpha);
        for (var i = 0; i < sweep.Length; i += Vector<float>.Count)
        {
            var origin = Vector.Load(behind + i);
            var value = origin + (factor * (Vector.Load(values + i) - origin));
            Vector.Store(value, behind + i);
            Vector.Store(value, values + i);
        }
    }
}
