namespace NetGen.Networks.Tests.Definitions;

/// <summary>A class for every other place of a sequence: convolution, recurrent layers in both directions, and one on top. After Graves and Schmidhuber, 2005.</summary>
[Network]
public sealed partial class SmallTagger : Module
{
    readonly Conv1d conv = new(12, 3, padding: 1, bias: false);
    readonly BatchNorm1d norm = new();
    readonly LSTM lstm = new(9, layers: 2, bidirectional: true);
    readonly LayerNorm rows = new();
    readonly GRU gru = new(6);
    readonly Linear fc = new(4);

    public Tensor Forward([Shape(5, 24)] Tensor x) => x | conv | norm | ReLU | MaxPool1d(2) | Permute(1, 0) | lstm | rows | gru | fc;
}
