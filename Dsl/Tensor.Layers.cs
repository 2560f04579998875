namespace NetGen;

/// <content>The layers without parameters as methods, for those who write <c>x.ReLU()</c>.</content>
public sealed partial class Tensor
{
    /// <inheritdoc cref="Functional.ReLU"/>
    public Tensor ReLU() => this | Functional.ReLU;

    /// <inheritdoc cref="Functional.ReLU6"/>
    public Tensor ReLU6() => this | Functional.ReLU6;

    /// <inheritdoc cref="Functional.Sigmoid"/>
    public Tensor Sigmoid() => this | Functional.Sigmoid;

    /// <inheritdoc cref="Functional.Tanh"/>
    public Tensor Tanh() => this | Functional.Tanh;

    /// <inheritdoc cref="Functional.SiLU"/>
    public Tensor SiLU() => this | Functional.SiLU;

    /// <inheritdoc cref="Functional.HardSwish"/>
    public Tensor HardSwish() => this | Functional.HardSwish;

    /// <inheritdoc cref="Functional.HardSigmoid"/>
    public Tensor HardSigmoid() => this | Functional.HardSigmoid;

    /// <inheritdoc cref="Functional.Mish"/>
    public Tensor Mish() => this | Functional.Mish;

    /// <inheritdoc cref="Functional.Flatten"/>
    public Tensor Flatten() => this | Functional.Flatten;

    /// <inheritdoc cref="Functional.GlobalAvgPool"/>
    public Tensor GlobalAvgPool() => this | Functional.GlobalAvgPool;

    /// <inheritdoc cref="Functional.GlobalMaxPool"/>
    public Tensor GlobalMaxPool() => this | Functional.GlobalMaxPool;

    /// <inheritdoc cref="Functional.LeakyReLU"/>
    public Tensor LeakyReLU(float slope = 0.01f) => this | Functional.LeakyReLU(slope);

    /// <inheritdoc cref="Functional.ELU"/>
    public Tensor ELU(float alpha = 1f) => this | Functional.ELU(alpha);

    /// <inheritdoc cref="Functional.Swish"/>
    public Tensor Swish(float beta = 1f) => this | Functional.Swish(beta);

    /// <inheritdoc cref="Functional.GELU"/>
    public Tensor GELU(bool tanh = false) => this | Functional.GELU(tanh);

    /// <inheritdoc cref="Functional.Softplus"/>
    public Tensor Softplus(float beta = 1f, float threshold = 20f) => this | Functional.Softplus(beta, threshold);

    /// <inheritdoc cref="Functional.Softmax"/>
    public Tensor Softmax(int axis = -1) => this | Functional.Softmax(axis);

    /// <inheritdoc cref="Functional.LogSoftmax"/>
    public Tensor LogSoftmax(int axis = -1) => this | Functional.LogSoftmax(axis);

    /// <inheritdoc cref="Functional.Dropout"/>
    public Tensor Dropout(float p = 0.5f) => this | Functional.Dropout(p);

    /// <inheritdoc cref="Functional.Dropout2d"/>
    public Tensor Dropout2d(float p = 0.5f) => this | Functional.Dropout2d(p);

    /// <inheritdoc cref="Functional.GaussianDropout"/>
    public Tensor GaussianDropout(float p = 0.5f) => this | Functional.GaussianDropout(p);

    /// <inheritdoc cref="Functional.UniformDropout"/>
    public Tensor UniformDropout(float beta = 0.5f) => this | Functional.UniformDropout(beta);

    /// <inheritdoc cref="Functional.Dropout3d"/>
    public Tensor Dropout3d(float p = 0.5f) => this | Functional.Dropout3d(p);

    /// <inheritdoc cref="Functional.MaxPool2d"/>
    public Tensor MaxPool2d(Size2 kernel, Size2? stride = null, Padding2 padding = default, Size2? dilation = null, bool ceilMode = false) => this | Functional.MaxPool2d(kernel, stride, padding, dilation, ceilMode);

    /// <inheritdoc cref="Functional.AvgPool2d"/>
    public Tensor AvgPool2d(Size2 kernel, Size2? stride = null, Padding2 padding = default, bool ceilMode = false, bool countIncludePad = true) => this | Functional.AvgPool2d(kernel, stride, padding, ceilMode, countIncludePad);

    /// <inheritdoc cref="Functional.MaxPool1d"/>
    public Tensor MaxPool1d(int kernel, int? stride = null, int padding = 0, int dilation = 1, bool ceilMode = false) => this | Functional.MaxPool1d(kernel, stride, padding, dilation, ceilMode);

    /// <inheritdoc cref="Functional.AvgPool1d"/>
    public Tensor AvgPool1d(int kernel, int? stride = null, int padding = 0, bool ceilMode = false, bool countIncludePad = true) => this | Functional.AvgPool1d(kernel, stride, padding, ceilMode, countIncludePad);

    /// <inheritdoc cref="Functional.MaxPool3d"/>
    public Tensor MaxPool3d(Size3 kernel, Size3? stride = null, Size3 padding = default, Size3? dilation = null, bool ceilMode = false) => this | Functional.MaxPool3d(kernel, stride, padding, dilation, ceilMode);

    /// <inheritdoc cref="Functional.AvgPool3d"/>
    public Tensor AvgPool3d(Size3 kernel, Size3? stride = null, Size3 padding = default, bool ceilMode = false, bool countIncludePad = true) => this | Functional.AvgPool3d(kernel, stride, padding, ceilMode, countIncludePad);

    /// <inheritdoc cref="Functional.AdaptiveAvgPool3d"/>
    public Tensor AdaptiveAvgPool3d(Size3 size) => this | Functional.AdaptiveAvgPool3d(size);

    /// <inheritdoc cref="Functional.AdaptiveAvgPool2d"/>
    public Tensor AdaptiveAvgPool2d(Size2 size) => this | Functional.AdaptiveAvgPool2d(size);

    /// <inheritdoc cref="Functional.AdaptiveMaxPool2d"/>
    public Tensor AdaptiveMaxPool2d(Size2 size) => this | Functional.AdaptiveMaxPool2d(size);

    /// <inheritdoc cref="Functional.ChannelShuffle"/>
    public Tensor ChannelShuffle(int groups) => this | Functional.ChannelShuffle(groups);

    /// <inheritdoc cref="Functional.SpaceToDepth"/>
    public Tensor SpaceToDepth(int block) => this | Functional.SpaceToDepth(block);

    /// <inheritdoc cref="Functional.DepthToSpace"/>
    public Tensor DepthToSpace(int block) => this | Functional.DepthToSpace(block);

    /// <inheritdoc cref="Functional.Upsample"/>
    public Tensor Upsample(Size2 scale, Interpolation mode = Interpolation.Nearest, bool alignCorners = false) => this | Functional.Upsample(scale, mode, alignCorners);

    /// <inheritdoc cref="Functional.ZeroPad"/>
    public Tensor ZeroPad(Padding2 padding) => this | Functional.ZeroPad(padding);

    /// <inheritdoc cref="Functional.L2Normalize"/>
    public Tensor L2Normalize(int axis = 0, float eps = 1e-12f) => this | Functional.L2Normalize(axis, eps);

    /// <inheritdoc cref="Functional.Mean"/>
    public Tensor Mean(int axis, bool keepDimension = false) => this | Functional.Mean(axis, keepDimension);

    /// <inheritdoc cref="Functional.Max"/>
    public Tensor Max(int axis, bool keepDimension = false) => this | Functional.Max(axis, keepDimension);

    /// <inheritdoc cref="Functional.Slice"/>
    public Tensor Slice(int axis, int start, int end) => this | Functional.Slice(axis, start, end);

    /// <inheritdoc cref="Functional.Reshape"/>
    public Tensor Reshape(params int[] dimensions) => this | Functional.Reshape(dimensions);

    /// <inheritdoc cref="Functional.Permute"/>
    public Tensor Permute(params int[] axes) => this | Functional.Permute(axes);
}
