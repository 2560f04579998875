using System.Runtime.Intrinsics;

namespace NetGen.Runtime.Training.Losses;

/// <summary>A box by its corners, each of them with its derivatives.</summary>
readonly record struct Box(Dual Left, Dual Top, Dual Right, Dual Bottom)
{
    /// <summary>What torchvision adds to what it divides by.</summary>
    public const double Epsilon = 1e-7;

    public Dual Width => Right - Left;

    public Dual Height => Bottom - Top;

    public Dual Area => Width * Height;

    /// <summary>A box that derivatives are taken by.</summary>
    public static Box Variable(ReadOnlySpan<float> corners) => new(
        new(corners[0], Vector256.Create(1.0, 0, 0, 0)), new(corners[1], Vector256.Create(0, 1.0, 0, 0)), new(corners[2], Vector256.Create(0, 0, 1.0, 0)),
        new(corners[3], Vector256.Create(0, 0, 0, 1.0)));

    /// <summary>A box that is as it is.</summary>
    public static Box Constant(ReadOnlySpan<float> corners) => new(corners[0], corners[1], corners[2], corners[3]);

    /// <summary>The smallest box around both.</summary>
    public static Box Around(Box a, Box b) => new(Dual.Min(a.Left, b.Left), Dual.Min(a.Top, b.Top), Dual.Max(a.Right, b.Right), Dual.Max(a.Bottom, b.Bottom));

    /// <summary>The area that both cover, and the one that either does.</summary>
    public static (Dual Intersection, Dual Union) Overlap(Box a, Box b)
    {
        var common = new Box(Dual.Max(a.Left, b.Left), Dual.Max(a.Top, b.Top), Dual.Min(a.Right, b.Right), Dual.Min(a.Bottom, b.Bottom));
        Dual intersection = common.Width.Value > 0 && common.Height.Value > 0 ? common.Area : 0;
        return (intersection, a.Area + b.Area - intersection);
    }

    /// <summary>The squared distance of the centres over the squared diagonal of the box around both.</summary>
    public static Dual CenterDistance(Box a, Box b)
    {
        var around = Around(a, b);
        var diagonal = Dual.Square(around.Width) + Dual.Square(around.Height) + Epsilon;
        var distance = Dual.Square((a.Left + a.Right - b.Left - b.Right) * 0.5) + Dual.Square((a.Top + a.Bottom - b.Top - b.Bottom) * 0.5);
        return distance / diagonal;
    }
}
