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
/// <param name="dropout">In training, the probability with which each result of a layer but the last is zeroed; the others are scaled by 1/(1 − dropout).</param>
public sealed class LSTM(int hiddenSize, int layers = 1, bool bias = true, bool bidirectional = false, float dropout = 0f)
    : Operator("LSTM", ("hiddenSize", hiddenSize), ("layers", layers), ("bias", bias), ("bidirectional", bidirectional), ("dropout", dropout))
{
    /// <summary>
    /// The results together with the states after the last step, from given states or from zero. PyTorch: <c>output, (h_n, c_n) = lstm(x, (h_0, c_0))</c>.
    /// <code>
    /// var (words, (hidden, cell)) = encoder.WithStates(x);
    /// var (answer, _) = decoder.WithStates(y, (hidden, cell));
    /// </code>
    /// </summary>
    /// <param name="x">T×F.</param>
    /// <param name="states">The hidden state and that of the cells before the first step, each (layers · directions)×hiddenSize: layer after layer, forward first.</param>
    /// <returns>T×hiddenSize, or T×2·hiddenSize in both directions; and the states, of the shape of those given.</returns>
    public (Tensor Output, (Tensor Hidden, Tensor Cell) States) WithStates(Tensor x, (Tensor Hidden, Tensor Cell)? states = null)
    {
        var results = Tracer.Active.Apply(this, states is var (hidden, cell) ? [x, hidden, cell] : [x]);
        return (results[0], (results[1], results[2]));
    }
}
