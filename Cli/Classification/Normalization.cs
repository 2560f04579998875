using NetGen.Runtime;
using NetGen.Runtime.Data.Transforms;

namespace NetGen.Cli.Classification;

/// <summary>What pixels between 0 and 1 become before a network sees them: (pixel − mean) / deviation, for each channel or for all.</summary>
/// <param name="Mean">The mean of each channel, or one for all.</param>
/// <param name="Deviation">The standard deviation of each channel, or one for all.</param>
sealed record Normalization(IReadOnlyList<float> Mean, IReadOnlyList<float> Deviation)
{
    /// <summary>What <see cref="Of"/> gives, in words.</summary>
    public const string Defaults =
        "MnistCnn expects 0.1307 and 0.3081, InceptionV3 0.5 and 0.5, other networks of three channels ImageNet's 0.485,0.456,0.406 and 0.229,0.224,0.225; others take pixels as they are";

    static readonly Normalization none = new([0], [1]);
    static readonly Normalization imageNet = new([0.485f, 0.456f, 0.406f], [0.229f, 0.224f, 0.225f]);
    static readonly Dictionary<string, Normalization> documented = new()
    {
        ["MnistCnn"] = new([0.1307f], [0.3081f]),
        ["InceptionV3"] = new([0.5f], [0.5f]),
    };

    /// <summary>What a network's documentation asks for.</summary>
    public static Normalization Of(NetworkDescription network) =>
        documented.TryGetValue(network.Name, out var own) ? own : network.Inputs[0].Shape is [3, _, _] ? imageNet : none;

    /// <summary>The same as a transform of data sets.</summary>
    public Normalize ToTransform()
    {
        var channels = Math.Max(Mean.Count, Deviation.Count);
        return new(Repeat(Mean), Repeat(Deviation));

        double[] Repeat(IReadOnlyList<float> numbers) => [.. Enumerable.Range(0, channels).Select(c => (double)numbers[numbers.Count == 1 ? 0 : c])];
    }

    /// <summary>Normalises images in place.</summary>
    /// <param name="images">Images of C×H×W, one after the other.</param>
    /// <param name="channels">C; the numbers of <see cref="Mean"/> and <see cref="Deviation"/> are 1 or this.</param>
    /// <param name="plane">H·W.</param>
    public void Apply(Span<float> images, int channels, int plane)
    {
        for (var start = 0; start < images.Length; start += plane)
        {
            var channel = start / plane % channels;
            var mean = Mean[Mean.Count == 1 ? 0 : channel];
            var deviation = Deviation[Deviation.Count == 1 ? 0 : channel];
            foreach (ref var pixel in images.Slice(start, plane)) pixel = (pixel - mean) / deviation;
        }
    }
}
