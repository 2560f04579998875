using System.Collections;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>Layers applied one after the other; each is named by its index, as PyTorch's <c>nn.Sequential</c>.</summary>
/// <example><code>readonly Sequential head = [new Linear(128), ReLU, Dropout(0.5f), new Linear(10)];</code></example>
[CollectionBuilder(typeof(Sequential), nameof(Create))]
public sealed class Sequential : Layer, IReadOnlyList<Layer>
{
    readonly Layer[] layers;

    /// <summary>The layers, in order.</summary>
    public Sequential(params Layer[] layers) => this.layers = layers;

    /// <summary>The layers, in order.</summary>
    public Sequential(IEnumerable<Layer> layers) => this.layers = [.. layers];

    /// <summary>How many layers there are.</summary>
    public int Count => layers.Length;

    /// <summary>The layer at an index.</summary>
    public Layer this[int index] => layers[index];

    /// <summary>Makes a sequence from a collection expression.</summary>
    public static Sequential Create(ReadOnlySpan<Layer> layers) => new(layers.ToArray());

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x)
    {
        foreach (var layer in layers) x = layer.Applied(x);
        return x;
    }

    /// <inheritdoc/>
    public IEnumerator<Layer> GetEnumerator() => ((IEnumerable<Layer>)layers).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
