namespace NetGen;

/// <summary>A module that maps one tensor to one tensor, and so stands in a pipe, a <see cref="Sequential"/> or a list.</summary>
public abstract class Layer : Module
{
    /// <summary>
    /// Applies the layer; <c>x | layer</c> and <c>layer[x]</c> are the same. As in PyTorch, what it applies is named after the module
    /// around a direct call, and after this one in the other two forms, where no field names it.
    /// </summary>
    public abstract Tensor Forward(Tensor x);

    /// <summary>Applies the layer, as <see cref="Forward"/>.</summary>
    public Tensor this[Tensor x] => Applied(x);

    /// <summary>Runs Forward with this module as the scope of what it applies, as PyTorch's <c>__call__</c>; a direct call of Forward keeps the caller's.</summary>
    internal virtual Tensor Applied(Tensor x)
    {
        var tracer = Tracer.Active;
        var outer = tracer.Scope;
        tracer.Scope = this;
        try
        {
            return Forward(x);
        }
        finally
        {
            tracer.Scope = outer;
        }
    }
}
