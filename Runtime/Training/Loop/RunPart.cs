using System.Collections.Immutable;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Training.Loop;

/// <summary>A part of a checkpoint.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Entries">What it is made of.</param>
/// <param name="Save">Gives its state.</param>
/// <param name="Load">Takes a state over.</param>
sealed record RunPart(string Name, ImmutableArray<ParameterDescription> Entries, Func<StateDictionary> Save, Action<WeightSource> Load)
{
    public static RunPart Of(string name, Func<StateDictionary> save, Action<WeightSource> load) => new(name, save().Parameters, save, load);
}
