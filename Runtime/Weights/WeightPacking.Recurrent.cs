namespace NetGen.Runtime.Weights;

public static partial class WeightPacking
{
    /// <summary>
    /// The weights of a recurrent layer in the order [vector of units][input][gate][lane]; biases have one input.
    /// </summary>
    /// <param name="source">[gates][units][inputs], PyTorch's order.</param>
    /// <param name="destination">Exactly what the order needs.</param>
    /// <param name="gates">Gates of a unit.</param>
    /// <param name="units">Units.</param>
    /// <param name="inputs">Numbers that each gate has a weight for.</param>
    /// <param name="lanes">Numbers of a vector.</param>
    public static void Recurrent(ReadOnlySpan<float> source, Span<float> destination, int gates, int units, int inputs, int lanes)
    {
        destination.Clear();
        for (var gate = 0; gate < gates; gate++)
        {
            for (var unit = 0; unit < units; unit++)
            {
                var row = source.Slice(((gate * units) + unit) * inputs, inputs);
                var first = (((unit / lanes * inputs * gates) + gate) * lanes) + (unit % lanes);
                for (var input = 0; input < inputs; input++) destination[first + (input * gates * lanes)] = row[input];
            }
        }
    }
}
