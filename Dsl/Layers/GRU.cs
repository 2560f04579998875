namespace NetGen;

/// <summary>
/// Gated recurrent units over a T×F sequence → T×hiddenSize, or T×2·hiddenSize in both directions: with gates r, z = σ(W·x + b + U·h' + b') and
/// n = tanh(W·x + b + r·(U·h' + b')) the result is h = (1 − z)·n + z·h', from h' = 0. PyTorch: <c>nn.GRU</c>, whose outputs these are; the gates stand in
/// the weights as r, z, n. Cho et al., 2014.
/// </summary>
/// <param name="hiddenSize">Units of a layer and direction.</param>
/// <param name="layers">Layers, each over the results of the one before.</param>
/// <param name="bias">Learns two numbers for each gate, one beside either product.</param>
/// <param name="bidirectional">Reads in both directions; the results are joined, forward first.</param>
public sealed class GRU(int hiddenSize, int layers = 1, bool bias = true, bool bidirectional = false)
    : Operator("GRU", ("hiddenSize", hiddenSize), ("layers", layers), ("bias", bias), ("bidirectional", bidirectional));
