using System.Collections.Immutable;
using NetGen.Runtime.Weights;
using static NetGen.Runtime.Tests.Weights.SafetensorsBytes;

namespace NetGen.Runtime.Tests.Weights;

public sealed class WeightMatchingTests : IDisposable
{
    static readonly ImmutableArray<ParameterDescription> Parameters =
    [
        new("fc.weight", ParameterKind.Trainable, Initializer.Constant(0), 2, 3),
        new("fc.bias", ParameterKind.Trainable, Initializer.Constant(0), 2),
        new("bn.num_batches_tracked", ParameterKind.Counter, Initializer.Constant(0)),
    ];

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("module.")]
    public void Parameters_are_found_in_any_order_under_a_common_prefix(string prefix)
    {
        var weights = Load($"{{{Entry(prefix + "fc.bias", "U8", "2", 0, 2)},{Entry(prefix + "fc.weight", "U8", "2,3", 2, 8)}}}", [1, 2, 3, 4, 5, 6, 7, 8]);
        Assert.Equal([1, 2], weights["fc.bias"].ToArray());
        Assert.Equal([3, 4, 5, 6, 7, 8], weights["fc.weight"].ToArray());
        Assert.Equal([0], weights["bn.num_batches_tracked"].ToArray());
    }

    [Fact]
    public void A_prefix_before_some_of_the_names_is_a_name()
    {
        var exception = Assert.Throws<WeightMismatchException>(
            () => Load($"{{{Entry("module.fc.bias", "U8", "2", 0, 2)},{Entry("fc.weight", "U8", "2,3", 2, 8)}}}", new byte[8]));
        Assert.Equal("fc.bias", Assert.Single(exception.Missing).Name);
        Assert.Equal("module.fc.bias", Assert.Single(exception.Unexpected).Name);
    }

    [Fact]
    public void Everything_that_does_not_fit_is_named_at_once()
    {
        var exception = Assert.Throws<WeightMismatchException>(
            () => Load($"{{{Entry("fc.weight", "U8", "3,2", 0, 6)},{Entry("fc.bais", "U8", "2", 6, 8)}}}", new byte[8]));
        Assert.Equal(
            $"{folder.Of("x")} does not fit the network: 1 of another shape: fc.weight (expected 2×3, found 3×2); "
            + "1 missing: fc.bias (2); 1 unexpected: fc.bais (2).",
            exception.Message);
        Assert.Equal([3, 2], Assert.Single(exception.Mismatched).Found.Shape.AsEnumerable());
    }

    [Fact]
    public void Long_lists_are_cut_and_counted()
    {
        var header = string.Join(',', Enumerable.Range(0, 25).Select(i => Entry($"t{i:00}", "U8", "", i, i + 1)));
        var exception = Assert.Throws<WeightMismatchException>(() => Load($"{{{header}}}", new byte[25]));
        Assert.Equal(25, exception.Unexpected.Length);
        Assert.Contains("25 unexpected: t00 (scalar), t01", exception.Message, StringComparison.Ordinal);
        Assert.Contains("t09 (scalar) and 15 more", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("t10", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_tensors_are_ignored_where_that_is_asked_for()
    {
        var header = $"{{{Entry("aux", "U8", "1", 0, 1)},{Entry("fc.bias", "U8", "2", 1, 3)},{Entry("fc.weight", "U8", "2,3", 3, 9)}}}";
        Assert.Throws<WeightMismatchException>(() => Load(header, new byte[9]));
        Assert.Equal([5, 6], Load(header, [0, 5, 6, 0, 0, 0, 0, 0, 0], new(IgnoreUnexpected: true))["fc.bias"].ToArray());
    }

    [Theory]
    [InlineData(0x7fc00000, "NaN")]
    [InlineData(0x7f800001, "NaN")]
    [InlineData(0x7f800000, "infinity")]
    [InlineData(unchecked((int)0xff800000), "−infinity")]
    public void Values_that_are_not_finite_are_refused_with_their_place(int bits, string name)
    {
        foreach (var (count, index) in new[] { (1, 0), (100, 0), (100, 41), (100, 99), (67, 66) })
        {
            ImmutableArray<ParameterDescription> parameters = [new("w", ParameterKind.Trainable, Initializer.Constant(0), count)];
            var weights = new StateDictionary(parameters);
            weights["w"].Fill(float.MaxValue);
            weights["w"][index] = BitConverter.Int32BitsToSingle(bits);
            weights.Save(folder.Of("x"));
            var exception = Assert.Throws<InvalidFileException>(() => StateDictionary.Load(WeightSource.FromFile(folder.Of("x")), parameters));
            Assert.Equal($"the tensor 'w' ({count}) holds {name} at index {index}.", exception.Problem);
            var accepted = StateDictionary.Load(WeightSource.FromFile(folder.Of("x"), new(RefuseNonFinite: false)), parameters);
            Assert.Equal(bits, BitConverter.SingleToInt32Bits(accepted["w"][index]));
        }
    }

    [Fact]
    public void A_state_dictionary_is_a_source_of_copies()
    {
        var weights = new StateDictionary(Parameters);
        weights["fc.bias"][1] = 3;
        using var reader = weights.Open(Parameters);
        reader.Read(1)[0] = 9;
        Assert.Equal([0, 3], reader.Read(1));
        Assert.Equal("The state dictionary does not fit the network: 1 missing: fc.bias (2).", Assert.Throws<WeightMismatchException>(
            () => new StateDictionary(Parameters.RemoveAt(1)).Open(Parameters)).Message);
        Assert.Throws<KeyNotFoundException>(() => weights["fc"].Length);
    }

    StateDictionary Load(string header, byte[] data, WeightOptions? options = null) =>
        StateDictionary.Load(WeightSource.FromFile(folder.Write("x", Of(header, data)), options), Parameters);
}
