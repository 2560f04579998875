using System.Text;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Tests;

public class ParameterTableTests
{
    [Theory]
    [InlineData("trainable constant 0.5 3 a.weight", InitializerKind.Constant)]
    [InlineData("trainable uniform 0.5 8x1x3x3 a.weight", InitializerKind.Uniform)]
    [InlineData("trainable normal 0.5 11x4 a.weight", InitializerKind.Normal)]
    public void First_values_are_of_the_distribution_that_is_named(string line, InitializerKind expected)
    {
        var parameter = ParameterTable.Parse(Encoding.UTF8.GetBytes(line)).Single();

        Assert.Equal((expected, 0.5, "a.weight"), (parameter.Initializer.Kind, parameter.Initializer.Value, parameter.Name));
    }

    [Fact]
    public void The_padding_of_an_embedding_begins_with_zeros()
    {
        var parameter = ParameterTable.Parse("trainable normalbutrow 3 5x4 a.weight"u8).Single();
        var values = new float[20];

        Initialization.Fill(parameter, 7, values);

        Assert.Equal((InitializerKind.Normal, 1.0, 3), (parameter.Initializer.Kind, parameter.Initializer.Value, parameter.Initializer.ZeroRow));
        for (var i = 0; i < values.Length; i++) Assert.Equal(i / 4 == 3, values[i] == 0);
    }

    [Fact]
    public void Another_distribution_is_refused() =>
        Assert.Throws<FormatException>(() => ParameterTable.Parse("trainable cauchy 0.5 3 a.weight"u8));
}
