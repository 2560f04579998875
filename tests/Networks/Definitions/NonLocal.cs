namespace NetGen.Networks.Tests.Definitions;

/// <summary>Every pixel looks at every other. After Wang et al., 2018, "Non-local neural networks", with the embedded Gaussian.</summary>
[Network]
public sealed partial class NonLocal : Module
{
    const int Inside = 8;

    readonly ConvNorm stem = new(16, 3, stride: 2, activation: GELU());
    readonly Conv2d theta = new(Inside, 1), phi = new(Inside, 1), g = new(Inside, 1), widen = new(16, 1);
    readonly Linear fc = new(5);

    public Tensor Forward([Shape(3, 18, 26)] Tensor x)
    {
        var features = x | stem;
        return Attention(features) | GlobalMaxPool | Flatten | fc | LogSoftmax();
    }

    Tensor Attention(Tensor x)
    {
        var (query, key, value) = (Pixels(x | theta), x | phi | Reshape(Inside, -1), Pixels(x | g));
        var attention = MatMul(query, key) / MathF.Sqrt(Inside) | Softmax();
        var seen = MatMul(attention, value) | Permute(1, 0) | Reshape(Inside, x.Height, x.Width);
        return x + (seen | widen);
    }

    // C×H×W → (H·W)×C.
    static Tensor Pixels(Tensor map) => map | Reshape(map.Channels, map.Height * map.Width) | Permute(1, 0);
}
