using System.Runtime.Intrinsics;

namespace NetGen.Runtime.Training.Losses;

/// <summary>A number and its derivatives by the four coordinates of a box: forward differentiation of the box losses.</summary>
readonly record struct Dual(double Value, Vector256<double> Slope)
{
    public static implicit operator Dual(double value) => new(value, Vector256<double>.Zero);

    public static Dual operator +(Dual a, Dual b) => new(a.Value + b.Value, a.Slope + b.Slope);

    public static Dual operator -(Dual a, Dual b) => new(a.Value - b.Value, a.Slope - b.Slope);

    public static Dual operator *(Dual a, Dual b) => new(a.Value * b.Value, (a.Slope * b.Value) + (b.Slope * a.Value));

    public static Dual operator /(Dual a, Dual b) => new(a.Value / b.Value, ((a.Slope * b.Value) - (b.Slope * a.Value)) / Vector256.Create(b.Value * b.Value));

    /// <summary>The larger; of equal ones the mean of both slopes, as PyTorch has it.</summary>
    public static Dual Max(Dual a, Dual b) => a.Value > b.Value ? a : b.Value > a.Value ? b : new(a.Value, (a.Slope + b.Slope) * 0.5);

    public static Dual Min(Dual a, Dual b) => a.Value < b.Value ? a : b.Value < a.Value ? b : new(a.Value, (a.Slope + b.Slope) * 0.5);

    public static Dual Atan(Dual a) => new(Math.Atan(a.Value), a.Slope * (1 / (1 + (a.Value * a.Value))));

    public static Dual Square(Dual a) => new(a.Value * a.Value, a.Slope * (2 * a.Value));
}
