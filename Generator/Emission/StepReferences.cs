using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission;

/// <summary>What a step's text has referred to so far: places and kernels.</summary>
sealed class StepReferences
{
    readonly List<StepPlace> places = [];
    readonly HashSet<KernelKey> kernels = [];

    public EquatableArray<StepPlace> Places => places.ToEquatableArray();

    /// <summary>The kernels that it calls.</summary>
    public EquatableArray<KernelKey> Kernels => kernels.ToEquatableArray();

    /// <summary>Whether a place is data of the text rather than the value of a variable.</summary>
    public bool HasData { get; set; }

    /// <summary>The name of a place by its number.</summary>
    public static string PlaceName(int index) => $"place{index}";

    /// <summary>The name of a place, the same each time.</summary>
    public string NameOf(StepPlace place)
    {
        var index = places.IndexOf(place);
        if (index >= 0) return PlaceName(index);
        places.Add(place);
        return PlaceName(places.Count - 1);
    }

    public void Call(KernelKey kernel) => kernels.Add(kernel);
}
