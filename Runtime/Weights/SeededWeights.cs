using System.Collections.Immutable;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Weights;

/// <summary>First weights, made on demand.</summary>
sealed class SeededWeights(ulong seed) : WeightSource
{
    public override WeightReader Open(ImmutableArray<ParameterDescription> parameters) =>
        new(parameters, index =>
        {
            var values = GC.AllocateUninitializedArray<float>(parameters[index].Length);
            Initialization.Fill(parameters[index], seed, values);
            return values;
        });
}
