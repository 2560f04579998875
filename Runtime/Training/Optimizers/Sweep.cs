namespace NetGen.Runtime.Training.Optimizers;

/// <summary>A stretch of parameters of one group in one step: whole multiples of <see cref="TrainingParameters.Alignment"/> floats.</summary>
readonly unsafe ref struct Sweep
{
    /// <summary>The values to change.</summary>
    public required float* Values { get; init; }

    /// <summary>Their gradients.</summary>
    public required float* Gradients { get; init; }

    /// <summary>Where the stretch starts in the buffers, those of the optimizer's state too.</summary>
    public required int Start { get; init; }

    /// <summary>How many floats.</summary>
    public required int Length { get; init; }

    /// <summary>The group's learning rate.</summary>
    public required double Rate { get; init; }

    /// <summary>What becomes of a gradient first.</summary>
    public required GradientRule Rule { get; init; }

    /// <summary>What a value is multiplied by first: one less rate times decay where the decay is decoupled.</summary>
    public required float Shrink { get; init; }
}
