using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Tests.Numerics;

public class InitializationTests
{
    /// <summary>The known answers of the Random123 library (kat_vectors, philox4x32 10).</summary>
    [Theory]
    [InlineData(0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8)]
    [InlineData(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd)]
    [InlineData(0x299f31d0a4093822, 0x85a308d3243f6a88, 0x0370734413198a2e, 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1)]
    public void Philox_gives_the_known_answers(ulong key, ulong counterLow, ulong counterHigh, uint a, uint b, uint c, uint d) =>
        Assert.Equal(new(a, b, c, d), Philox.Generate(key, counterLow, counterHigh));

    [Fact]
    public void Values_are_those_of_the_specification()
    {
        // From reference/initialization.py.
        var lines = File.ReadAllLines(Fixture.Path("initialization.txt"));
        Assert.Equal(4, lines.Length);
        foreach (var line in lines.Select(line => line.Split(' ')))
        {
            var values = Values(line[0], ulong.Parse(line[1], CultureInfo.InvariantCulture), double.Parse(line[2], CultureInfo.InvariantCulture), 4096);
            Assert.Equal(line[3..12], values[..9].Select(v => $"{BitConverter.SingleToUInt32Bits(v):x8}"));
            Assert.Equal(line[12], Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(values.AsSpan()))));
        }
    }

    [Fact]
    public void Values_are_uniform_on_the_interval()
    {
        const int Count = 100_000;
        var values = Values("w", 1, 2, Count);
        Assert.All(values, v => Assert.InRange(v, -2, 2));
        // The mean of n such values has a standard deviation of 2/√(3n), their square's mean one of 4·√(4/45)/√n: six of either.
        Assert.InRange(values.Average(v => (double)v), -6 * 2 / Math.Sqrt(3.0 * Count), 6 * 2 / Math.Sqrt(3.0 * Count));
        Assert.InRange(values.Average(v => (double)v * v) - (4 / 3.0), -6 * 4 * Math.Sqrt(4 / 45.0 / Count), 6 * 4 * Math.Sqrt(4 / 45.0 / Count));
    }

    [Fact]
    public void Seeds_and_names_give_different_values()
    {
        Assert.NotEqual(Values("a", 1, 1, 10), Values("a", 2, 1, 10));
        Assert.NotEqual(Values("a", 1, 1, 10), Values("b", 1, 1, 10));
        Assert.Equal(Values("a", 1, 1, 10), Values("a", 1, 1, 100)[..10]);
    }

    [Fact]
    public void A_constant_fills()
    {
        var values = new float[5];
        Initialization.Fill(new("x", ParameterKind.Buffer, Initializer.Constant(1), 5), 7, values);
        Assert.Equal([1, 1, 1, 1, 1], values);
    }

    static float[] Values(string name, ulong seed, double bound, int count)
    {
        var values = new float[count];
        Initialization.Fill(new(name, ParameterKind.Trainable, Initializer.Uniform(bound), count), seed, values);
        return values;
    }
}
