using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning;

/// <summary>
/// A value stored one way, while the planner decides where. Each value has the copy that its producer writes, and one more for each order
/// that a consumer needs instead. A copy may be a part of another: an operand of a concatenation, a slice, the same bytes under other dimensions.
/// </summary>
sealed class ValueCopy(Value value, TensorShape shape, LayoutKind kind, ValueScope scope)
{
    public Value Value => value;

    public TensorShape Shape => shape;

    public LayoutKind Kind => kind;

    public ValueScope Scope => scope;

    /// <summary>The zeros that its consumers ask for; of a part, those that its own consumers ask for.</summary>
    public Padding2 Halo { get; set; }

    /// <summary>The copy that this one is a part of.</summary>
    public ValueCopy? Whole { get; private set; }

    /// <summary>The first plane within the whole.</summary>
    public int Plane { get; private set; }

    public ValueCopy Root => Whole?.Root ?? this;

    public int RootPlane => Whole is null ? 0 : Plane + Whole.RootPlane;

    /// <summary>The index of the root's buffer.</summary>
    public int Buffer { get; set; } = -1;

    public void MakePartOf(ValueCopy whole, int plane)
    {
        Whole = whole;
        Plane = plane;
    }

    public void Demand(Padding2 halo) => Halo = Union(Halo, halo);

    public static Padding2 Union(Padding2 a, Padding2 b) =>
        new(Math.Max(a.Top, b.Top), Math.Max(a.Bottom, b.Bottom), Math.Max(a.Left, b.Left), Math.Max(a.Right, b.Right));
}
