namespace NetGenCompiler.Reporting;

/// <summary>An exact fraction in lowest terms with a positive denominator.</summary>
readonly record struct Rational : IComparable<Rational>
{
    public Rational(long numerator, long denominator = 1)
    {
        var divisor = GreatestCommonDivisor(Math.Abs(numerator), Math.Abs(denominator)) * Math.Sign(denominator);
        Numerator = numerator / divisor;
        Denominator = denominator / divisor;
    }

    public long Numerator { get; }

    public long Denominator { get; }

    public static implicit operator Rational(long value) => new(value);

    public static Rational operator +(Rational a, Rational b) =>
        checked(new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator));

    public static Rational operator -(Rational a, Rational b) => a + new Rational(-b.Numerator, b.Denominator);

    public static Rational operator *(Rational a, Rational b) => checked(new(a.Numerator * b.Numerator, a.Denominator * b.Denominator));

    public static Rational Min(Rational a, Rational b) => a.CompareTo(b) <= 0 ? a : b;

    public static Rational Max(Rational a, Rational b) => a.CompareTo(b) >= 0 ? a : b;

    public int CompareTo(Rational other) => checked(Numerator * other.Denominator).CompareTo(checked(other.Numerator * Denominator));

    public double ToDouble() => (double)Numerator / Denominator;

    static long GreatestCommonDivisor(long a, long b)
    {
        while (b != 0) (a, b) = (b, a % b);
        return Math.Max(a, 1);
    }
}
