namespace NetGen.Networks;

/// <summary>
/// The convolutional part of a DenseNet: a stem and four blocks in which every layer sees all earlier ones of its block, with transitions
/// between them. 3×H×W → C×H/32×W/32. torchvision: <c>densenet.features</c>. Huang et al., 2017.
/// </summary>
/// <param name="depths">The number of layers in each of the four blocks.</param>
/// <param name="growth">Channels that each layer adds.</param>
/// <param name="stem">Channels of the stem.</param>
[Module]
public sealed class DenseFeatures(int[] depths, int growth, int stem) : Layer
{
    readonly Conv2d conv0 = new(stem, 7, stride: 2, padding: 3, bias: false);
    readonly BatchNorm2d norm0 = new();
    readonly Dictionary<string, DenseLayer> denseblock1 = Block(depths[0], growth);
    readonly DenseTransition transition1 = new();
    readonly Dictionary<string, DenseLayer> denseblock2 = Block(depths[1], growth);
    readonly DenseTransition transition2 = new();
    readonly Dictionary<string, DenseLayer> denseblock3 = Block(depths[2], growth);
    readonly DenseTransition transition3 = new();
    readonly Dictionary<string, DenseLayer> denseblock4 = Block(depths[3], growth);
    readonly BatchNorm2d norm5 = new();

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x) =>
        x | conv0 | norm0 | ReLU | MaxPool2d(3, stride: 2, padding: 1)
          | Dense(denseblock1) | transition1
          | Dense(denseblock2) | transition2
          | Dense(denseblock3) | transition3
          | Dense(denseblock4) | norm5;

    // The keys are the names in the weight file, which count from 1.
    static Dictionary<string, DenseLayer> Block(int depth, int growth) =>
        Enumerable.Range(1, depth).ToDictionary(i => $"denselayer{i}", _ => new DenseLayer(growth));

    static Func<Tensor, Tensor> Dense(Dictionary<string, DenseLayer> block) =>
        x => block.Values.Aggregate(x, (known, layer) => Concat(known, known | layer));
}
