namespace NetGen.Runtime.Data.Transforms;

/// <summary>
/// Where the pixels of a warped image come from: (A·x + B·y + C, D·x + E·y + F), in pixels from the image's centre, x to the right and y down.
/// </summary>
/// <param name="A">The source's x by x.</param>
/// <param name="B">The source's x by y.</param>
/// <param name="C">The source's x.</param>
/// <param name="D">The source's y by x.</param>
/// <param name="E">The source's y by y.</param>
/// <param name="F">The source's y.</param>
public readonly record struct AffineMap(double A, double B, double C, double D, double E, double F)
{
    /// <summary>The map of <c>torchvision.transforms.functional.affine</c>: the image is sheared, turned, scaled, then moved.</summary>
    /// <param name="degrees">How far it is turned clockwise.</param>
    /// <param name="moveX">How far it is moved to the right, in pixels.</param>
    /// <param name="moveY">How far it is moved down, in pixels.</param>
    /// <param name="scale">How much larger it becomes.</param>
    /// <param name="shearX">The angle of the shear along x, in degrees.</param>
    /// <param name="shearY">The angle of the shear along y, in degrees.</param>
    /// <param name="centerX">What stays in place, from the centre of the image.</param>
    /// <param name="centerY">What stays in place, from the centre of the image.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not positive.</exception>
    public static AffineMap Create(
        double degrees = 0, double moveX = 0, double moveY = 0, double scale = 1, double shearX = 0, double shearY = 0, double centerX = 0, double centerY = 0)
    {
        if (!(scale > 0)) throw new ArgumentOutOfRangeException(nameof(scale), scale, "The scale is to be positive.");
        var (turn, sx, sy) = (Radians(degrees), Radians(shearX), Radians(shearY));
        var (sine, cosine) = Math.SinCos(turn - sy);
        // Turn times shears, of determinant 1.
        var a = cosine / Math.Cos(sy);
        var b = (-cosine * Math.Tan(sx) / Math.Cos(sy)) - Math.Sin(turn);
        var c = sine / Math.Cos(sy);
        var d = (-sine * Math.Tan(sx) / Math.Cos(sy)) + Math.Cos(turn);
        var (x, y) = (-centerX - moveX, -centerY - moveY);
        return new(
            d / scale, -b / scale, (((d * x) - (b * y)) / scale) + centerX,
            -c / scale, a / scale, (((a * y) - (c * x)) / scale) + centerY);
    }

    static double Radians(double degrees) => degrees * Math.PI / 180;
}
