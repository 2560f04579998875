namespace NetGen;

/// <summary>A module that maps one tensor to one tensor, and so stands in a pipe, a <see cref="Sequential"/> or a list.</summary>
public abstract class Layer : Module
{
    /// <summary>Applies the layer; <c>x | layer</c> and <c>layer[x]</c> are the same.</summary>
    public abstract Tensor Forward(Tensor x);

    /// <summary>Applies the layer, as <see cref="Forward"/>.</summary>
    public Tensor this[Tensor x] => Forward(x);
}
