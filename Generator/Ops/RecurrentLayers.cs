using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Recurrent;

namespace NetGenCompiler.Ops;

/// <summary>
/// Recurrent layers over a T×F sequence, one on the other, each in one direction or in both, whose results are then joined. Passes write them as linear
/// layers over all steps at once, and a <see cref="Recurrence"/> for each layer and direction. The further results are the states after the last step, layers
/// times directions by units: the hidden one, and of LSTM that of the cells. Further operands, as many, are those before the first; they are zero where left out.
/// </summary>
abstract record RecurrentLayers(int HiddenSize, int Layers, bool Bias, bool Bidirectional, float Dropout) : Op
{
    public abstract RecurrentCell Cell { get; }

    public override int? Arity => null;

    /// <summary>The hidden state, and of LSTM that of the cells.</summary>
    public int States => Cell == RecurrentCell.LSTM ? 2 : 1;

    /// <summary>One, or two where a layer reads in both directions.</summary>
    public int Directions => Bidirectional ? 2 : 1;

    /// <summary>Entries of the weight file for a layer and direction: the weights of the input and of the last result, and a bias with each.</summary>
    public int WeightsOfDirection => Bias ? 4 : 2;

    /// <summary>Rows of the weights.</summary>
    public int Rows => RecurrentCells.Gates(Cell) * HiddenSize;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var x = ShapeCheck.Rank(this, inputs[0], 2, 2, "a time×features sequence");
        ShapeCheck.Positive(this, "hiddenSize", HiddenSize);
        ShapeCheck.Positive(this, "layers", Layers);
        ShapeCheck.Extent(this, "the gates", (long)RecurrentCells.Gates(Cell) * HiddenSize);
        ShapeCheck.Between(this, "dropout", Dropout, 0, 1);
        var state = TensorShape.Of(ShapeCheck.Extent(this, "the states", (long)Layers * Directions), HiddenSize);
        if (inputs.Count is not 1 && inputs.Count != 1 + States) throw new ShapeException(ShapeProblem.Concatenation, $"{Name} takes a sequence, or a sequence and {States} states, but has {inputs.Count} operands");
        foreach (var given in inputs.Skip(1))
        {
            if (given != state) throw new ShapeException(ShapeProblem.DeclaredSize, $"{Name} has states of {state.ToDisplayString()}, layers times directions by hiddenSize, but is given one of {given.ToDisplayString()}");
        }

        return [TensorShape.Of(x[0], ShapeCheck.Extent(this, "the features", (long)Directions * HiddenSize)), .. Enumerable.Repeat(state, States)];
    }

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs)
    {
        var initializer = Initializer.FanIn(HiddenSize);
        var parameters = new List<ParameterSpecification>();
        for (var layer = 0; layer < Layers; layer++)
        {
            for (var direction = 0; direction < Directions; direction++)
            {
                var suffix = $"_l{layer}{(direction == 0 ? "" : "_reverse")}";
                Add($"weight_ih{suffix}", TensorShape.Of(Rows, Features(layer, inputs[0])));
                Add($"weight_hh{suffix}", TensorShape.Of(Rows, HiddenSize));
                if (!Bias) continue;
                Add($"bias_ih{suffix}", TensorShape.Of(Rows));
                Add($"bias_hh{suffix}", TensorShape.Of(Rows));
            }
        }

        return parameters.ToEquatableArray();

        void Add(string name, TensorShape shape) => parameters.Add(new(name, shape, ParameterKind.Trainable, initializer));
    }

    public override long MultiplyAdds(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) =>
        Enumerable.Range(0, Layers).Sum(layer => (long)inputs[0][0] * Directions * Rows * (Features(layer, inputs[0]) + HiddenSize));

    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => Window.Global;

    int Features(int layer, TensorShape x) => layer == 0 ? x[1] : Directions * HiddenSize;
}
