namespace NetGen.Networks.Tests.Definitions;

/// <summary>Two levels down, two up, and the maps of the way down joined to those of the way up. After Ronneberger et al., 2015.</summary>
[Network]
public sealed partial class SmallUNet : Module
{
    readonly DoubleConv[] down = [new(8), new(16)];
    readonly DoubleConv bottom = new(32);
    readonly DoubleConv[] up = [new(16), new(8)];
    readonly Conv2d head = new(2, 1);

    public Tensor Forward([Shape(1, 24, 36)] Tensor x)
    {
        List<Tensor> skips = [];
        foreach (var level in down)
        {
            x |= level;
            skips.Add(x);
            x |= MaxPool2d(2);
        }

        x |= bottom;
        for (var i = 0; i < up.Length; i++)
        {
            var mode = i switch { 0 => Interpolation.Bilinear, _ => Interpolation.Nearest };
            x = Concat(skips[^(i + 1)], x | Upsample(2, mode)) | up[i];
        }

        return x | head;
    }
}
