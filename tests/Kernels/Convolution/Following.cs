namespace NetGenCompiler.Kernels.Tests.Convolution;

/// <summary>What may follow a layer before the store.</summary>
enum Following
{
    /// <summary>max(0, x).</summary>
    Rectify,

    /// <summary>x + a value of the same shape.</summary>
    AddTensor,

    /// <summary>A value of the same shape − x.</summary>
    SubtractFromTensor,

    /// <summary>x · a number for each channel.</summary>
    MultiplyChannel,

    /// <summary>x · a number for each pixel.</summary>
    MultiplyPixel,
}
