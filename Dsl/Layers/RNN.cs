namespace NetGen;

/// <summary>
/// Recurrent layers over a T×F sequence → T×hiddenSize, or T×2·hiddenSize in both directions: h = tanh(W·x + b + U·h' + b'), or max(0, ·) of it, from
/// h' = 0. PyTorch: <c>nn.RNN</c>, whose outputs these are. Elman, 1990.
/// </summary>
/// <param name="hiddenSize">Units of a layer and direction.</param>
/// <param name="layers">Layers, each over the results of the one before.</param>
/// <param name="bias">Learns two numbers for each gate, one beside either product.</param>
/// <param name="bidirectional">Reads in both directions; the results are joined, forward first.</param>
/// <param name="relu">Takes max(0, ·) for the tanh.</param>
public sealed class RNN(int hiddenSize, int layers = 1, bool bias = true, bool bidirectional = false, bool relu = false)
    : Operator("RNN", ("hiddenSize", hiddenSize), ("layers", layers), ("bias", bias), ("bidirectional", bidirectional), ("relu", relu));
