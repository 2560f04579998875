using System.Collections.Immutable;

namespace NetGen.Runtime.Weights;

/// <summary>Weights are not those of the network: everything that is missing, unexpected or of another shape, in one exception.</summary>
public sealed class WeightMismatchException : Exception
{
    const int Shown = 10;

    internal WeightMismatchException(
        string source, ImmutableArray<ParameterDescription> missing, ImmutableArray<TensorEntry> unexpected, ImmutableArray<WeightMismatch> mismatched)
        : base(Describe(source, missing, unexpected, mismatched))
    {
        Missing = missing;
        Unexpected = unexpected;
        Mismatched = mismatched;
    }

    /// <summary>What the network has and the source has not.</summary>
    public ImmutableArray<ParameterDescription> Missing { get; }

    /// <summary>What the source has and the network has not.</summary>
    public ImmutableArray<TensorEntry> Unexpected { get; }

    /// <summary>What both have, in different shapes.</summary>
    public ImmutableArray<WeightMismatch> Mismatched { get; }

    static string Describe(
        string source, ImmutableArray<ParameterDescription> missing, ImmutableArray<TensorEntry> unexpected, ImmutableArray<WeightMismatch> mismatched)
    {
        string[] parts =
        [
            List("of another shape", [.. mismatched.Select(Describe)]),
            List("missing", [.. missing.Select(p => $"{p.Name} ({ShapeText.Of(p.Shape)})")]),
            List("unexpected", [.. unexpected.Select(e => $"{e.Name} ({ShapeText.Of(e.Shape)})")]),
        ];
        return $"{source} does not fit the network: {string.Join("; ", parts.Where(p => p.Length > 0))}.";
    }

    static string Describe(WeightMismatch mismatch) =>
        $"{mismatch.Expected.Name} (expected {ShapeText.Of(mismatch.Expected.Shape)}, found {ShapeText.Of(mismatch.Found.Shape)})";

    static string List(string what, string[] items)
    {
        if (items.Length == 0) return "";
        var rest = items.Length > Shown ? $" and {items.Length - Shown} more" : "";
        return $"{items.Length} {what}: {string.Join(", ", items.Take(Shown))}{rest}";
    }
}
