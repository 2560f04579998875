namespace NetGenCompiler.Graphs;

/// <summary>How often a value exists. Shapes never count the batch: this says whether there is one to count.</summary>
enum ValueScope
{
    /// <summary>Once for each item of the batch: inputs, activations and their gradients.</summary>
    Item,

    /// <summary>Once for all items: gradients of parameters, batch statistics.</summary>
    Batch,
}
