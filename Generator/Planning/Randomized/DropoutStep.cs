using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Training;

namespace NetGenCompiler.Planning.Randomized;

/// <summary>Multiplies elements by random factors of their place in the batch.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="Source">The operand, plain; null where it is a weight.</param>
/// <param name="Weight">The weight; null where it is an operand.</param>
/// <param name="Target">The result, plain.</param>
/// <param name="Factor">What the factors are.</param>
/// <param name="Probability">Of a zero, or what spreads the factors.</param>
/// <param name="Layer">The number of the layer among those that draw.</param>
sealed record DropoutStep(string Name, Placement? Source, PackedWeight? Weight, Placement Target, RandomFactor Factor, float Probability, int Layer)
    : Step(Name, Source is null ? [] : [Source], [Target])
{
    public override string Algorithm => Factor switch
    {
        RandomFactor.Elements => "random zeros",
        RandomFactor.Channels => "random zeros for channels",
        RandomFactor.Gaussian => "Gaussian noise",
        _ => "uniform noise",
    };

    public override EquatableArray<PackedWeight> Weights => Weight is null ? [] : [Weight];
}
