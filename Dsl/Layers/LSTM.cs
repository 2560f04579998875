namespace NetGen;

/// <summary>
/// Long short-term memory over a T×F sequence → T×hiddenSize, or T×2·hiddenSize in both directions: with gates i, f, o = σ(…) and g = tanh(…) of W·x + b + U·h' + b'
/// the cell is c = f·c' + i·g and the result h = o·tanh c, from c' = h' = 0. PyTorch: <c>nn.LSTM</c>, whose outputs these are; the gates stand in the weights as
/// i, f, g, o. Hochreiter and Schmidhuber, 1997.
/// </summary>
/// <param name="hiddenSize">Units of a layer and direction.</param>
/// <param name="layers">Layers, each over the results of the one before.</param>
/// <param name="bias">Learns two numbers for each gate, one beside either product.</param>
/// <param name="bidirectional">Reads in both directions; the results are joined, forward first.</param>
public sealed class LSTM(int hiddenSize, int layers = 1, bool bias = true, bool bidirectional = false)
    : Operator("LSTM", ("hiddenSize", hiddenSize), ("layers", layers), ("bias", bias), ("bidirectional", bidirectional));
