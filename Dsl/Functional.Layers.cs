namespace NetGen;

/// <summary>
/// The layers without parameters, by name: <c>x | ReLU | MaxPool2d(3, stride: 2)</c>. A member without arguments is written without parentheses.
/// </summary>
public static partial class Functional
{
    /// <summary>max(0, x). PyTorch: <c>nn.ReLU</c>.</summary>
    public static Layer ReLU => new FunctionalOperator("ReLU");

    /// <summary>min(max(0, x), 6). PyTorch: <c>nn.ReLU6</c>.</summary>
    public static Layer ReLU6 => new FunctionalOperator("ReLU6");

    /// <summary>1 / (1 + e⁻ˣ). PyTorch: <c>nn.Sigmoid</c>.</summary>
    public static Layer Sigmoid => new FunctionalOperator("Sigmoid");

    /// <summary>tanh x. PyTorch: <c>nn.Tanh</c>.</summary>
    public static Layer Tanh => new FunctionalOperator("Tanh");

    /// <summary>x·σ(x). PyTorch: <c>nn.SiLU</c>.</summary>
    public static Layer SiLU => new FunctionalOperator("SiLU");

    /// <summary>x·ReLU6(x + 3)/6. PyTorch: <c>nn.Hardswish</c>. Howard et al., 2019.</summary>
    public static Layer HardSwish => new FunctionalOperator("HardSwish");

    /// <summary>ReLU6(x + 3)/6. PyTorch: <c>nn.Hardsigmoid</c>.</summary>
    public static Layer HardSigmoid => new FunctionalOperator("HardSigmoid");

    /// <summary>x·tanh(ln(1 + eˣ)). PyTorch: <c>nn.Mish</c>. Misra, 2019.</summary>
    public static Layer Mish => new FunctionalOperator("Mish");

    /// <summary>All dimensions in one, in row-major order. PyTorch: <c>nn.Flatten</c>.</summary>
    public static Layer Flatten => new FunctionalOperator("Flatten");

    /// <summary>x itself. PyTorch: <c>nn.Identity</c>.</summary>
    public static Layer Identity => new FunctionalOperator("Identity");

    /// <summary>The mean of each channel: C×H×W → C×1×1, C×D×H×W → C×1×1×1. PyTorch: <c>nn.AdaptiveAvgPool2d(1)</c>, <c>nn.AdaptiveAvgPool3d(1)</c>.</summary>
    public static Layer GlobalAvgPool => new FunctionalOperator("GlobalAvgPool");

    /// <summary>The maximum of each channel: C×H×W → C×1×1, C×D×H×W → C×1×1×1. PyTorch: <c>nn.AdaptiveMaxPool2d(1)</c>, <c>nn.AdaptiveMaxPool3d(1)</c>.</summary>
    public static Layer GlobalMaxPool => new FunctionalOperator("GlobalMaxPool");

    /// <summary>x where x ≥ 0, slope·x elsewhere. PyTorch: <c>nn.LeakyReLU</c>.</summary>
    /// <param name="slope">The slope below zero.</param>
    public static Layer LeakyReLU(float slope = 0.01f) =>
        new FunctionalOperator("LeakyReLU", ("slope", slope));

    /// <summary>x where x > 0, alpha·(eˣ − 1) elsewhere. PyTorch: <c>nn.ELU</c>. Clevert et al., 2016.</summary>
    /// <param name="alpha">The value that large negative inputs tend to, negated.</param>
    public static Layer ELU(float alpha = 1f) =>
        new FunctionalOperator("ELU", ("alpha", alpha));

    /// <summary>x·σ(beta·x). Ramachandran et al., 2017.</summary>
    /// <param name="beta">The steepness; 1 is SiLU.</param>
    public static Layer Swish(float beta = 1f) =>
        new FunctionalOperator("Swish", ("beta", beta));

    /// <summary>x·Φ(x), exactly or by the tanh formula. PyTorch: <c>nn.GELU</c>. Hendrycks and Gimpel, 2016.</summary>
    /// <param name="tanh">Takes the tanh approximation.</param>
    public static Layer GELU(bool tanh = false) =>
        new FunctionalOperator("GELU", ("tanh", tanh));

    /// <summary>ln(1 + e^(beta·x))/beta, and x where beta·x is over the threshold. PyTorch: <c>nn.Softplus</c>.</summary>
    /// <param name="beta">The steepness.</param>
    /// <param name="threshold">Where the function is taken as linear.</param>
    public static Layer Softplus(float beta = 1f, float threshold = 20f) =>
        new FunctionalOperator("Softplus", ("beta", beta), ("threshold", threshold));

    /// <summary>e^x / Σ e^x along an axis, never overflowing. PyTorch: <c>nn.Softmax</c>.</summary>
    /// <param name="axis">The axis, without the batch.</param>
    public static Layer Softmax(int axis = -1) =>
        new FunctionalOperator("Softmax", ("axis", axis));

    /// <summary>The logarithm of softmax along an axis, computed as x − max − ln Σ e^(x − max). PyTorch: <c>nn.LogSoftmax</c>.</summary>
    /// <param name="axis">The axis, without the batch.</param>
    public static Layer LogSoftmax(int axis = -1) =>
        new FunctionalOperator("LogSoftmax", ("axis", axis));

    /// <summary>In training, zeroes elements with probability p and scales the others by 1/(1 − p); in inference nothing. PyTorch: <c>nn.Dropout</c>.</summary>
    /// <param name="p">The probability of a zero.</param>
    public static Layer Dropout(float p = 0.5f) =>
        new FunctionalOperator("Dropout", ("p", p));

    /// <summary>
    /// In training, zeroes whole channels of a map with probability p and scales the others by 1/(1 − p); in inference nothing. PyTorch: <c>nn.Dropout2d</c>.
    /// Tompson et al., 2015.
    /// </summary>
    /// <param name="p">The probability that a channel becomes zero.</param>
    public static Layer Dropout2d(float p = 0.5f) =>
        new FunctionalOperator("Dropout2d", ("p", p));

    /// <summary>
    /// In training, zeroes whole channels of a C×D×H×W volume with probability p and scales the others by 1/(1 − p); in inference nothing.
    /// PyTorch: <c>nn.Dropout3d</c>. Tompson et al., 2015.
    /// </summary>
    /// <param name="p">The probability that a channel becomes zero.</param>
    public static Layer Dropout3d(float p = 0.5f) =>
        new FunctionalOperator("Dropout3d", ("p", p));

    /// <summary>
    /// In training, multiplies each element by a normally distributed number of mean 1 and of the variance p/(1 − p) that dropout has; in inference nothing.
    /// Srivastava et al., 2014.
    /// </summary>
    /// <param name="p">The probability of the dropout that it stands for, less than 1.</param>
    public static Layer GaussianDropout(float p = 0.5f) =>
        new FunctionalOperator("GaussianDropout", ("p", p));

    /// <summary>In training, multiplies each element by a number that is uniform on [1 − beta, 1 + beta]; in inference nothing.</summary>
    /// <param name="beta">Half the width of the interval, from 0 to 1.</param>
    public static Layer UniformDropout(float beta = 0.5f) =>
        new FunctionalOperator("UniformDropout", ("beta", beta));

    /// <summary>scale·x + shift with fixed numbers.</summary>
    /// <param name="scale">The factor.</param>
    /// <param name="shift">The summand.</param>
    public static Layer Affine(float scale, float shift = 0f) =>
        new FunctionalOperator("Affine", ("scale", scale), ("shift", shift));

    /// <summary>The maximum of each window; padding counts as −∞. PyTorch: <c>nn.MaxPool2d</c>.</summary>
    /// <param name="kernel">Window size.</param>
    /// <param name="stride">Step between windows; the window size where left out.</param>
    /// <param name="padding">Pixels round the map, at most half a window.</param>
    /// <param name="dilation">Step between the taps of a window; 1 where left out.</param>
    /// <param name="ceilMode">Rounds the output size up.</param>
    public static Layer MaxPool2d(Size2 kernel, Size2? stride = null, Padding2 padding = default, Size2? dilation = null, bool ceilMode = false) =>
        new FunctionalOperator("MaxPool2d", ("kernel", kernel), ("stride", stride), ("padding", padding), ("dilation", dilation), ("ceilMode", ceilMode));

    /// <summary>The mean of each window. PyTorch: <c>nn.AvgPool2d</c>.</summary>
    /// <param name="kernel">Window size.</param>
    /// <param name="stride">Step between windows; the window size where left out.</param>
    /// <param name="padding">Zeros round the map, at most half a window.</param>
    /// <param name="ceilMode">Rounds the output size up.</param>
    /// <param name="countIncludePad">Divides by the whole window, padding included.</param>
    public static Layer AvgPool2d(Size2 kernel, Size2? stride = null, Padding2 padding = default, bool ceilMode = false, bool countIncludePad = true) =>
        new FunctionalOperator("AvgPool2d", ("kernel", kernel), ("stride", stride), ("padding", padding), ("ceilMode", ceilMode), ("countIncludePad", countIncludePad));

    /// <summary>The maximum of each window of a C×L sequence; padding counts as −∞. PyTorch: <c>nn.MaxPool1d</c>.</summary>
    /// <param name="kernel">Window size.</param>
    /// <param name="stride">Step between windows; the window size where left out.</param>
    /// <param name="padding">Elements before and after the sequence, at most half a window.</param>
    /// <param name="dilation">Step between the taps of a window.</param>
    /// <param name="ceilMode">Rounds the output size up.</param>
    public static Layer MaxPool1d(int kernel, int? stride = null, int padding = 0, int dilation = 1, bool ceilMode = false) =>
        new FunctionalOperator("MaxPool1d", ("kernel", kernel), ("stride", stride), ("padding", padding), ("dilation", dilation), ("ceilMode", ceilMode));

    /// <summary>The mean of each window of a C×L sequence. PyTorch: <c>nn.AvgPool1d</c>.</summary>
    /// <param name="kernel">Window size.</param>
    /// <param name="stride">Step between windows; the window size where left out.</param>
    /// <param name="padding">Zeros before and after the sequence, at most half a window.</param>
    /// <param name="ceilMode">Rounds the output size up.</param>
    /// <param name="countIncludePad">Divides by the whole window, padding included.</param>
    public static Layer AvgPool1d(int kernel, int? stride = null, int padding = 0, bool ceilMode = false, bool countIncludePad = true) =>
        new FunctionalOperator("AvgPool1d", ("kernel", kernel), ("stride", stride), ("padding", padding), ("ceilMode", ceilMode), ("countIncludePad", countIncludePad));

    /// <summary>The maximum of each window of a C×D×H×W volume; padding counts as −∞. PyTorch: <c>nn.MaxPool3d</c>.</summary>
    /// <param name="kernel">Window size.</param>
    /// <param name="stride">Step between windows; the window size where left out.</param>
    /// <param name="padding">Elements before and after the volume along each axis, at most half a window.</param>
    /// <param name="dilation">Step between the taps of a window; 1 where left out.</param>
    /// <param name="ceilMode">Rounds the output size up.</param>
    public static Layer MaxPool3d(Size3 kernel, Size3? stride = null, Size3 padding = default, Size3? dilation = null, bool ceilMode = false) =>
        new FunctionalOperator("MaxPool3d", ("kernel", kernel), ("stride", stride), ("padding", padding), ("dilation", dilation), ("ceilMode", ceilMode));

    /// <summary>The mean of each window of a C×D×H×W volume. PyTorch: <c>nn.AvgPool3d</c>.</summary>
    /// <param name="kernel">Window size.</param>
    /// <param name="stride">Step between windows; the window size where left out.</param>
    /// <param name="padding">Zeros before and after the volume along each axis, at most half a window.</param>
    /// <param name="ceilMode">Rounds the output size up.</param>
    /// <param name="countIncludePad">Divides by the whole window, padding included.</param>
    public static Layer AvgPool3d(Size3 kernel, Size3? stride = null, Size3 padding = default, bool ceilMode = false, bool countIncludePad = true) =>
        new FunctionalOperator("AvgPool3d", ("kernel", kernel), ("stride", stride), ("padding", padding), ("ceilMode", ceilMode), ("countIncludePad", countIncludePad));

    /// <summary>Means of windows that cover a C×D×H×W volume evenly, to any output size. PyTorch: <c>nn.AdaptiveAvgPool3d</c>.</summary>
    /// <param name="size">The output size.</param>
    public static Layer AdaptiveAvgPool3d(Size3 size) =>
        new FunctionalOperator("AdaptiveAvgPool3d", ("size", size));

    /// <summary>Means of windows that cover the map evenly, to any output size. PyTorch: <c>nn.AdaptiveAvgPool2d</c>.</summary>
    /// <param name="size">The output size.</param>
    public static Layer AdaptiveAvgPool2d(Size2 size) =>
        new FunctionalOperator("AdaptiveAvgPool2d", ("size", size));

    /// <summary>Maxima of windows that cover the map evenly, to any output size. PyTorch: <c>nn.AdaptiveMaxPool2d</c>.</summary>
    /// <param name="size">The output size.</param>
    public static Layer AdaptiveMaxPool2d(Size2 size) =>
        new FunctionalOperator("AdaptiveMaxPool2d", ("size", size));

    /// <summary>Channels (g, C/g) transposed to (C/g, g). PyTorch: <c>nn.ChannelShuffle</c>. Zhang et al., 2017.</summary>
    /// <param name="groups">Groups; divides the channels.</param>
    public static Layer ChannelShuffle(int groups) =>
        new FunctionalOperator("ChannelShuffle", ("groups", groups));

    /// <summary>Moves each block×block square into channels: C×H×W → C·block²×H/block×W/block. PyTorch: <c>nn.PixelUnshuffle</c>.</summary>
    /// <param name="block">The side of the square.</param>
    public static Layer SpaceToDepth(int block) =>
        new FunctionalOperator("SpaceToDepth", ("block", block));

    /// <summary>The inverse of SpaceToDepth. PyTorch: <c>nn.PixelShuffle</c>.</summary>
    /// <param name="block">The side of the square.</param>
    public static Layer DepthToSpace(int block) =>
        new FunctionalOperator("DepthToSpace", ("block", block));

    /// <summary>Enlarges a map by whole factors. PyTorch: <c>nn.Upsample</c>.</summary>
    /// <param name="scale">The factors.</param>
    /// <param name="mode">How values between pixels are found.</param>
    /// <param name="alignCorners">Bilinear only: corner pixels keep their values.</param>
    public static Layer Upsample(Size2 scale, Interpolation mode = Interpolation.Nearest, bool alignCorners = false) =>
        new FunctionalOperator("Upsample", ("scale", scale), ("mode", mode), ("alignCorners", alignCorners));

    /// <summary>Surrounds a map by zeros. PyTorch: <c>nn.ZeroPad2d</c>.</summary>
    /// <param name="padding">Zeros on each side.</param>
    public static Layer ZeroPad(Padding2 padding) =>
        new FunctionalOperator("ZeroPad", ("padding", padding));

    /// <summary>Divides by the Euclidean length along an axis. PyTorch: <c>functional.normalize</c>.</summary>
    /// <param name="axis">The axis, without the batch.</param>
    /// <param name="eps">The least length that is divided by.</param>
    public static Layer L2Normalize(int axis = 0, float eps = 1e-12f) =>
        new FunctionalOperator("L2Normalize", ("axis", axis), ("eps", eps));

    /// <summary>The mean along an axis. PyTorch: <c>torch.mean</c>.</summary>
    /// <param name="axis">The axis, without the batch.</param>
    /// <param name="keepDimension">Keeps the axis, with 1 element.</param>
    public static Layer Mean(int axis, bool keepDimension = false) =>
        new FunctionalOperator("Mean", ("axis", axis), ("keepDimension", keepDimension));

    /// <summary>The maximum along an axis. PyTorch: <c>torch.amax</c>.</summary>
    /// <param name="axis">The axis, without the batch.</param>
    /// <param name="keepDimension">Keeps the axis, with 1 element.</param>
    public static Layer Max(int axis, bool keepDimension = false) =>
        new FunctionalOperator("Max", ("axis", axis), ("keepDimension", keepDimension));

    /// <summary>Elements start to end (exclusive) of an axis. PyTorch: <c>x[start:end]</c>.</summary>
    /// <param name="axis">The axis, without the batch.</param>
    /// <param name="start">The first element; negative from the end.</param>
    /// <param name="end">One past the last element; negative from the end.</param>
    public static Layer Slice(int axis, int start, int end) =>
        new FunctionalOperator("Slice", ("axis", axis), ("start", start), ("end", end));

    /// <summary>The same elements in row-major order under other dimensions; one may be -1. PyTorch: <c>torch.reshape</c>.</summary>
    /// <param name="dimensions">The dimensions, without the batch.</param>
    public static Layer Reshape(params int[] dimensions) =>
        new FunctionalOperator("Reshape", ("dimensions", dimensions));

    /// <summary>The dimensions in another order. PyTorch: <c>torch.permute</c>.</summary>
    /// <param name="axes">For each output dimension the input's, without the batch.</param>
    public static Layer Permute(params int[] axes) =>
        new FunctionalOperator("Permute", ("axes", axes));
}
