using System.Collections.Immutable;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Weights;

/// <summary>First weights, made on demand.</summary>
sealed class SeededWeights(ulong seed, Func<ParameterDescription, Initializer?>? choose) : WeightSource
{
    public override WeightReader Open(ImmutableArray<ParameterDescription> parameters) =>
        new(parameters, index =>
        {
            var values = GC.AllocateUninitializedArray<float>(parameters[index].Length);
            var parameter = parameters[index];
            Initialization.Fill(parameter, choose?.Invoke(parameter) ?? parameter.Initializer, seed, values);
            return values;
        });
}
