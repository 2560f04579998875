namespace NetGen.Networks.Tests;

/// <summary>A network's figures.</summary>
/// <param name="Name">The network.</param>
/// <param name="Parameters">Learned numbers.</param>
/// <param name="Buffers">Running statistics and their counters.</param>
/// <param name="MultiplyAdds">Multiply-adds of convolutions, linear layers and matrix products.</param>
/// <param name="ReceptiveField">Size, stride and padding, or - where it is not given.</param>
sealed record NetworkFigures(string Name, long Parameters, long Buffers, long MultiplyAdds, string ReceptiveField);
