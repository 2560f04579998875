using NetGen.Runtime.Training.Verification;

namespace NetGen.Runtime.Tests.Training.Verification;

public class GradientAccuracyTests
{
    [Theory]
    [InlineData(1.9, 1.9, 4.9, null)]
    [InlineData(0.5, 2.1, 2.2, "the median error is 2.10")]
    [InlineData(0.5, 1.0, 5.1, "c: 5.10E-006 where the other single precision has 1.00E-006")]
    [InlineData(0.5, 1.0, double.NaN, "c: ")]
    public void The_median_and_the_worst_count(double a, double b, double c, string? problem)
    {
        var accuracy = new GradientAccuracy([Error("a", a), Error("b", b), Error("c", c)]);
        if (problem is null) Assert.Null(accuracy.Problem);
        else Assert.StartsWith(problem, accuracy.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1e-7, 0, true)]
    [InlineData(2e-6, 1e-6, true)]
    [InlineData(2e-6, 1e-7, false)]
    [InlineData(double.NaN, 1, false)]
    public void What_is_zero_is_judged_against_the_largest(double found, double other, bool isRight)
    {
        var accuracy = new GradientAccuracy([Error("a", 1), new("bias", 1e-17, other, found)]);
        Assert.Equal((1, "a", isRight), (accuracy.Median, accuracy.Worst.Name, accuracy.Problem is null));
    }

    [Fact]
    public void A_rounding_of_the_result_is_granted() => Assert.Equal(0.5, new GradientError("a", 1, 0, Math.ScaleB(0.5, -24)).Ratio);

    [Fact]
    public void What_is_exact_is_right() => Assert.Null(new GradientAccuracy([new("a", 0, 0, 0), new("b", 1, 0, 0)]).Problem);

    [Fact]
    public void What_is_right_has_to_be_numbers()
    {
        Assert.Throws<ArgumentException>(() => new GradientAccuracy([]));
        Assert.Throws<ArgumentException>(() => new GradientAccuracy([new("a", double.NaN, 1, 1)]));
    }

    static GradientError Error(string name, double ratio) => new(name, 1, 1e-6, ratio * 1e-6);
}
