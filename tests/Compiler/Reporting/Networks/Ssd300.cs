namespace NetGen.Compiler.Tests.Reporting.Networks;

/// <summary>SSD300 over VGG-16 for 21 classes, six heads of boxes and scores. Liu et al., 2016; the layers of amdegroot/ssd.pytorch.</summary>
sealed class Ssd300 : Module
{
    static readonly int[] Anchors = [4, 6, 6, 6, 4, 4];
    readonly Layer[] vgg4 =
    [
        .. Block(64, 2), MaxPool2d(2), .. Block(128, 2), MaxPool2d(2), .. Block(256, 3), MaxPool2d(2, ceilMode: true), .. Block(512, 3),
    ];

    readonly Layer[] vgg7 =
    [
        MaxPool2d(2), .. Block(512, 3), MaxPool2d(3, stride: 1, padding: 1),
        new Conv2d(1024, 3, padding: 6, dilation: 6), ReLU, new Conv2d(1024, 1), ReLU,
    ];

    readonly L2Norm norm = new();
    readonly Layer[][] extras = [Extra(256, 512, 2, 1), Extra(128, 256, 2, 1), Extra(128, 256, 1, 0), Extra(128, 256, 1, 0)];
    readonly Conv2d[] loc = [.. Anchors.Select(a => new Conv2d(4 * a, 3, padding: 1))];
    readonly Conv2d[] conf = [.. Anchors.Select(a => new Conv2d(21 * a, 3, padding: 1))];

    static IEnumerable<Layer> Block(int width, int convolutions) =>
        Enumerable.Range(0, convolutions).SelectMany(_ => new Layer[] { new Conv2d(width, 3, padding: 1), ReLU });

    static Layer[] Extra(int narrow, int wide, int stride, int padding) => [new Conv2d(narrow, 1), ReLU, new Conv2d(wide, 3, stride, padding), ReLU];

    public (Tensor Boxes, Tensor Scores, Tensor H1, Tensor H2, Tensor H3, Tensor H4, Tensor H5) Forward([Shape(3, 300, 300)] Tensor x)
    {
        var y = x | vgg4;
        List<Tensor> maps = [norm[y]];
        y |= vgg7;
        maps.Add(y);
        foreach (var extra in extras)
        {
            y |= extra;
            maps.Add(y);
        }

        var heads = maps.Select((m, i) => loc[i][m]).ToList();
        var boxes = heads.Select(h => h | Permute(1, 2, 0) | Reshape(-1, 4));
        var scores = maps.Select((m, i) => conf[i][m] | Permute(1, 2, 0) | Reshape(-1, 21));
        return (Concat(0, boxes), Concat(0, scores) | Softmax(), heads[0], heads[1], heads[2], heads[3], heads[4]);
    }
}
