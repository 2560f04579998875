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
/// <param name="dropout">In training, the probability with which each result of a layer but the last is zeroed; the others are scaled by 1/(1 − dropout).</param>
public sealed class GRU(int hiddenSize, int layers = 1, bool bias = true, bool bidirectional = false, float dropout = 0f)
    : Operator("GRU", ("hiddenSize", hiddenSize), ("layers", layers), ("bias", bias), ("bidirectional", bidirectional), ("dropout", dropout))
{
    /// <summary>The results together with the state after the last step, from a given state or from zero. PyTorch: <c>output, h_n = gru(x, h_0)</c>.</summary>
    /// <param name="x">T×F.</param>
    /// <param name="state">The state before the first step, (layers · directions)×hiddenSize: layer after layer, forward first.</param>
    /// <returns>T×hiddenSize, or T×2·hiddenSize in both directions; and the state, of the shape of that given.</returns>
    public (Tensor Output, Tensor State) WithStates(Tensor x, Tensor? state = null)
    {
        var results = Tracer.Active.Apply(this, state is null ? [x] : [x, state]);
        return (results[0], results[1]);
    }
}
