using NetGenCompiler.Graphs;

namespace NetGenOracle.Tests;

public class FormulaTensorTests
{
    // The first, the second and the last element of formula.parameter(name, shape).
    [Theory]
    [InlineData("layer1.0.conv1.weight", new[] { 64, 64, 3, 3 }, 0.06035919487476349f, 0.012941948138177395f, -0.046155042946338654f)]
    [InlineData("fc.weight", new[] { 10, 131 }, -0.005691519472748041f, 0.13799336552619934f, 0.09425749629735947f)]
    [InlineData("bn1.weight", new[] { 7 }, 0.9301019906997681f, 1.1622045040130615f, 0.980080246925354f)]
    [InlineData("bn1.bias", new[] { 7 }, -0.08195094764232635f, -0.11496135592460632f, 0.03390674293041229f)]
    [InlineData("bn1.running_mean", new[] { 7 }, 0.11722496151924133f, 0.050309330224990845f, -0.21278980374336243f)]
    [InlineData("bn1.running_var", new[] { 7 }, 1.1423075199127197f, 1.2867534160614014f, 1.2067620754241943f)]
    [InlineData("bn1.num_batches_tracked", new[] { 2 }, 0f, 0f, 0f)]
    [InlineData("größe.bias", new[] { 3 }, -0.12017296254634857f, 0.04540655016899109f, -0.001643449068069458f)]
    public void A_parameter_is_the_twin_of_the_Python_formula(string name, int[] shape, float first, float second, float last)
    {
        var values = FormulaTensor.Parameter(name, TensorShape.Of(shape));
        Assert.Equal([first, second, last], [values[0], values[1], values[^1]]);
    }

    // Elements of formula.input("x", (2, 3, 40, 33)).
    [Fact]
    public void An_input_is_the_twin_of_the_Python_formula()
    {
        var values = FormulaTensor.Input("x", TensorShape.Of(3, 40, 33), batch: 2);
        Assert.Equal([-1.3362904787063599f, -0.7289719581604004f, 0.6070350408554077f, -1.3365178108215332f], [values[0], values[1], values[(33 * 32) + 32], values[^1]]);
    }
}
