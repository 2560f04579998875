namespace NetGen.Networks.Tests.Definitions;

/// <summary>A single-shot detector in small: three maps, each with anchors of its own, and two named outputs. After Liu et al., 2016.</summary>
[Network]
public sealed partial class SmallSsd : Module
{
    const int Classes = 5;
    static readonly int[] Anchors = [4, 6, 4];

    readonly Layer[] backbone = [new BasicBlock(16, 2), new BasicBlock(32, 2)];
    readonly L2Norm norm = new();
    readonly List<Layer> extras = [new BasicBlock(32, 2), new ConvNorm(24, 3, stride: 2, activation: ReLU)];
    readonly Conv2d[] loc = [.. Anchors.Select(a => new Conv2d(4 * a, 3, padding: 1))];
    readonly Conv2d[] conf = [.. Anchors.Select(a => new Conv2d(Classes * a, 3, padding: 1))];

    public (Tensor boxes, Tensor scores) Forward([Shape(3, 72, 56)] Tensor image)
    {
        List<Tensor> maps = [image | backbone];
        foreach (var layer in extras) maps.Add(maps[^1] | layer);
        maps[0] |= norm;

        var boxes = maps.Select((map, i) => Predictions(map | loc[i], 4));
        var scores = maps.Select((map, i) => Predictions(map | conf[i], Classes));
        return (Concat(boxes), Concat(scores) | Softmax());
    }

    // (anchors·values)×H×W → (H·W·anchors)×values.
    static Tensor Predictions(Tensor map, int values) => map | Permute(1, 2, 0) | Reshape(-1, values);
}
