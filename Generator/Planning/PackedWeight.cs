using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning;

/// <summary>
/// Constants in the order in which a kernel reads them. Loading fills them by a method of the runtime's <c>WeightPacking</c> class:
/// <c>Method(sources…, destination, arguments…)</c>.
/// </summary>
/// <param name="Method">The name of the method.</param>
/// <param name="Sources">What it reads, in PyTorch's order of elements.</param>
/// <param name="Arguments">Sizes.</param>
/// <param name="Length">Floats that it fills.</param>
sealed record PackedWeight(string Method, EquatableArray<Weight> Sources, EquatableArray<int> Arguments, long Length)
{
    /// <summary>One number for each channel, padded with zeros to whole vectors.</summary>
    public static PackedWeight PerChannel(Weight source, TensorShape result)
    {
        var channels = result.Rank == 0 ? 1 : result[0];
        return source.Shape.Length == channels ? Vector(source) : new("Repeat", [source], [channels], Layout.RoundUp(channels));
    }

    /// <summary>Numbers as they are, padded with zeros to whole vectors.</summary>
    public static PackedWeight Vector(Weight source) => new("Copy", [source], [], Layout.RoundUp(source.Shape.Length));
}
