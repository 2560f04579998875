namespace NetGen;

/// <summary>How <see cref="Functional.Upsample"/> finds the values between pixels.</summary>
public enum Interpolation
{
    /// <summary>The nearest pixel above and to the left, as PyTorch's <c>nearest</c>.</summary>
    Nearest,

    /// <summary>Linear in both directions, as PyTorch's <c>bilinear</c>.</summary>
    Bilinear,
}
