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
/// <param name="dropout">In training, the probability with which each result of a layer but the last is zeroed; the others are scaled by 1/(1 − dropout).</param>
public sealed class RNN(int hiddenSize, int layers = 1, bool bias = true, bool bidirectional = false, bool relu = false, float dropout = 0f)
    : Operator("RNN", ("hiddenSize", hiddenSize), ("layers", layers), ("bias", bias), ("bidirectional", bidirectional), ("relu", relu), ("dropout", dropout))
{
    /// <summary>The results together with the state after the last step, from a given state or from zero. PyTorch: <c>output, h_n = rnn(x, h_0)</c>.</summary>
    /// <param name="x">T×F.</param>
    /// <param name="state">The state before the first step, (layers · directions)×hiddenSize: layer after layer, forward first.</param>
    /// <returns>T×hiddenSize, or T×2·hiddenSize in both directions; and the state, of the shape of that given.</returns>
    public (Tensor Output, Tensor State) WithStates(Tensor x, Tensor? state = null)
    {
        var results = Tracer.Active.Apply(this, state is null ? [x] : [x, state]);
        return (results[0], results[1]);
    }
}
