using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Tests.Numerics;

public class WeightArithmeticTests
{
    [Fact]
    public void A_norm_scale_is_gamma_over_the_root_of_variance_and_epsilon()
    {
        Assert.Equal([1.5f, -2], WeightArithmetic.NormScale([3, -2], [3, 0], 1));
        Assert.Equal([(float)(1 / Math.Sqrt(1e-5f))], WeightArithmetic.NormScale([1], [0], 1e-5f));
    }

    [Fact]
    public void Multiply_add_rounds_once()
    {
        Assert.Equal([7, 22], WeightArithmetic.MultiplyAdd([2, 4], [3, 5], [1, 2], negateFirst: false));
        Assert.Equal([-5, -18], WeightArithmetic.MultiplyAdd([2, 4], [3, 5], [1, 2], negateFirst: true));
        // (1 + 2⁻¹²)² − 1 loses its last term where the product is rounded to float first.
        var next = 1 + MathF.ScaleB(1, -12);
        Assert.Equal([(float)(((double)next * next) - 1)], WeightArithmetic.MultiplyAdd([next], [next], [-1], negateFirst: false));
        Assert.NotEqual(MathF.ScaleB(1, -11), WeightArithmetic.MultiplyAdd([next], [next], [-1], negateFirst: false)[0]);
    }

    [Fact]
    public void Rows_are_scaled_each_by_its_own_factor() =>
        Assert.Equal([2, 4, 6, 40, 50, 60], WeightArithmetic.ScaleRows([1, 2, 3, 4, 5, 6], [2, 10]));

    [Fact]
    public void Lengths_are_checked()
    {
        Assert.Throws<ArgumentException>("gamma", () => WeightArithmetic.NormScale([1], [1, 2], 0));
        Assert.Throws<ArgumentException>("scale", () => WeightArithmetic.MultiplyAdd([1], [1, 2], [1], false));
        Assert.Throws<ArgumentException>("shift", () => WeightArithmetic.MultiplyAdd([1], [1], [1, 2], false));
        Assert.Throws<ArgumentException>("matrix", () => WeightArithmetic.ScaleRows([1, 2, 3], [1, 2]));
    }

    [Fact]
    public void Filled_repeats() => Assert.Equal([2, 2, 2], WeightArithmetic.Filled(2, 3));
}
