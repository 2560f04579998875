namespace NetGen;

/// <summary>The default shape of an input of <c>Forward</c>, without the batch dimension: channels, height, width for an image.</summary>
/// <param name="dimensions">The dimensions, all positive.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ShapeAttribute(params int[] dimensions) : Attribute
{
    /// <summary>The dimensions.</summary>
    public IReadOnlyList<int> Dimensions => dimensions;
}
