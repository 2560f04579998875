using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using NetGen.Runtime.Training.Initialization;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Tests.Training.Initialization;

public class InitializerTests
{
    // Rounded to float once, off a double that may differ in its last digits.
    const double Tolerance = 1.0 / (1 << 23);

    static readonly JsonElement[] Lines = [.. File.ReadLines(Fixture.Path("training/initializers.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];

    public static TheoryData<int> Values => [.. Enumerable.Range(0, Lines.Length).Where(i => Kind(i) != "Scale")];

    public static TheoryData<int> Scales => [.. Enumerable.Range(0, Lines.Length).Where(i => Kind(i) == "Scale")];

    [Theory]
    [MemberData(nameof(Values))]
    public void Values_are_those_of_the_specification(int index)
    {
        var (expected, found) = (Samples(index), Fill(Create(index), Shape(index)));
        Assert.Equal(expected.Length, found.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found[i], Tolerance * Math.Max(Math.Abs(expected[i]), 1e-3));
    }

    [Theory]
    [MemberData(nameof(Scales))]
    public void Deviations_and_bounds_are_those_of_PyTorch(int index)
    {
        var (shape, options) = (Shape(index), Lines[index].GetProperty("options"));
        var gain = options.GetProperty("name").GetString() switch
        {
            "relu" => Gain.ReLU,
            "leaky_relu" => Gain.LeakyReLU(options.GetProperty("argument").GetDouble()),
            "tanh" => Gain.Tanh,
            "selu" => Gain.SELU,
            _ => Gain.Linear,
        };
        Initializer[] found =
        [
            Initializers.KaimingNormal([.. shape], FanMode.In, gain), Initializers.KaimingNormal([.. shape], FanMode.Out, gain), Initializers.XavierNormal([.. shape], gain),
            Initializers.KaimingUniform([.. shape], FanMode.In, gain), Initializers.KaimingUniform([.. shape], FanMode.Out, gain), Initializers.XavierUniform([.. shape], gain),
        ];
        Assert.All(Samples(index).Zip(found), pair => Assert.Equal(pair.First, pair.Second.Value, 1e-15));
        Assert.All(found[..3], f => Assert.Equal(InitializerKind.Normal, f.Kind));
        Assert.All(found[3..], f => Assert.Equal(InitializerKind.Uniform, f.Kind));
    }

    [Theory]
    [InlineData("Normal", "0b0a6ebeb615159d")]
    [InlineData("TruncatedNormal", "f58c8111e06d0875")]
    [InlineData("Orthogonal", "116ea5f0cd44261e")]
    public void Values_are_the_same_bits_on_every_machine(string kind, string hash)
    {
        var initializer = kind switch
        {
            "Normal" => Initializer.Normal(1),
            "TruncatedNormal" => Initializer.TruncatedNormal(1),
            _ => Initializer.Orthogonal(),
        };
        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(Fill(initializer, [37, 111]).AsSpan())))[..16]);
    }

    [Fact]
    public void Rows_or_columns_of_a_large_matrix_are_orthonormal()
    {
        foreach (var (rows, columns) in ((int, int)[])[(64, 300), (300, 64)])
        {
            var m = Fill(Initializer.Orthogonal(), [rows, columns]);
            var (count, length) = (Math.Min(rows, columns), Math.Max(rows, columns));
            double Element(int v, int k) => rows < columns ? m[(v * columns) + k] : m[(k * columns) + v];
            for (var a = 0; a < count; a++)
            {
                for (var b = 0; b <= a; b++)
                {
                    var product = Enumerable.Range(0, length).Sum(k => Element(a, k) * Element(b, k));
                    Assert.Equal(a == b ? 1 : 0, product, 1e-6);
                }
            }
        }
    }

    [Fact]
    public void A_seed_takes_other_initializers_where_they_are_chosen()
    {
        ParameterDescription[] parameters = [new("w", ParameterKind.Trainable, Initializer.Constant(3), 4, 4), new("b", ParameterKind.Trainable, Initializer.Constant(3), 4)];
        var weights = StateDictionary.Load(WeightSource.FromSeed(1, p => p.Shape.Length > 1 ? Initializer.Orthogonal() : null), [.. parameters]);
        Assert.Equal(1, Enumerable.Range(0, 4).Sum(i => (double)weights["w"][i] * weights["w"][i]), 1e-6);
        Assert.Equal([3, 3, 3, 3], weights["b"]);
    }

    [Fact]
    public void What_cannot_be_is_named()
    {
        Assert.Throws<ArgumentException>("shape", () => Initializers.KaimingNormal([3]));
        Assert.Throws<ArgumentException>("parameter", () => Fill(Initializer.Orthogonal(), [3]));
        Assert.Throws<ArgumentOutOfRangeException>("low", () => Initializer.TruncatedNormal(1, 0, 2, 2));
        Assert.Throws<ArgumentOutOfRangeException>("deviation", () => Initializer.TruncatedNormal(0));
    }

    static string Kind(int index) => Lines[index].GetProperty("kind").GetString()!;

    static int[] Shape(int index) => [.. Lines[index].GetProperty("shape").EnumerateArray().Select(d => d.GetInt32())];

    static double[] Samples(int index) => MemoryMarshal.Cast<byte, double>(Lines[index].GetProperty("samples").GetBytesFromBase64()).ToArray();

    static Initializer Create(int index)
    {
        double Option(string name) => Lines[index].GetProperty("options").GetProperty(name).GetDouble();
        return Kind(index) switch
        {
            "Normal" => Initializer.Normal(Option("deviation"), Option("mean")),
            "TruncatedNormal" => Initializer.TruncatedNormal(Option("deviation"), Option("mean"), Option("low"), Option("high")),
            _ => Initializer.Orthogonal(Option("gain")),
        };
    }

    static float[] Fill(Initializer initializer, int[] shape)
    {
        var parameter = new ParameterDescription("layer.weight", ParameterKind.Trainable, initializer, shape);
        var values = new float[parameter.Length];
        NetGen.Runtime.Numerics.Initialization.Fill(parameter, 5, values);
        return values;
    }
}
