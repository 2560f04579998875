using System.Buffers.Binary;
using System.Collections.Immutable;
using NetGen.Runtime.Weights;
using static NetGen.Runtime.Tests.Weights.SafetensorsBytes;

namespace NetGen.Runtime.Tests.Weights;

public sealed class SafetensorsFileTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("BOOL", "0,1", new byte[] { 0, 1 })]
    [InlineData("U8", "0,255", new byte[] { 0, 255 })]
    [InlineData("I8", "-128,127", new byte[] { 128, 127 })]
    [InlineData("U16", "65535", new byte[] { 255, 255 })]
    [InlineData("I16", "-32768,258", new byte[] { 0, 128, 2, 1 })]
    [InlineData("U32", "4294967296", new byte[] { 255, 255, 255, 255 })]
    [InlineData("I32", "-2147483648", new byte[] { 0, 0, 0, 128 })]
    [InlineData("U64", "256", new byte[] { 0, 1, 0, 0, 0, 0, 0, 0 })]
    [InlineData("I64", "-2", new byte[] { 254, 255, 255, 255, 255, 255, 255, 255 })]
    [InlineData("F16", "1,-2,65504,5.9604645E-08,∞,NaN", new byte[] { 0, 0x3c, 0, 0xc0, 0xff, 0x7b, 1, 0, 0, 0x7c, 1, 0x7e })]
    [InlineData("BF16", "1,-2,3.3895314E+38,9.1835E-41", new byte[] { 0x80, 0x3f, 0, 0xc0, 0x7f, 0x7f, 1, 0 })]
    [InlineData("F32", "1,-1.1754944E-38", new byte[] { 0, 0, 0x80, 0x3f, 0, 0, 0x80, 0x80 })]
    [InlineData("F64", "1,∞", new byte[] { 0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0, 0, 0, 0, 0, 0, 0xe0, 0x7f })]
    public void Every_type_becomes_floats(string type, string expected, byte[] bytes)
    {
        var values = expected.Split(',')
            .Select(v => v == "∞" ? float.PositiveInfinity : float.Parse(v, System.Globalization.CultureInfo.InvariantCulture))
            .ToArray();
        // A byte before it, so that the numbers are not aligned.
        var header = $"{{{Entry("a", "U8", "1", 0, 1)},{Entry("b", type, $"{values.Length}", 1, 1 + bytes.Length)}}}";
        using var file = WeightFile.Open(folder.Write("x", Of(header, [7, .. bytes])));
        var actual = new float[values.Length];
        file.ReadFloat32("b", actual);
        Assert.Equal(values, actual);
        Assert.Equal(type, file["b"].Type.ToString(), ignoreCase: true);
    }

    [Fact]
    public void Long_tensors_are_converted_in_pieces()
    {
        const int Count = 100_003;
        var data = new byte[8 * Count];
        for (var i = 0; i < Count; i++) BinaryPrimitives.WriteDoubleLittleEndian(data.AsSpan(8 * i), i + 0.5);
        using var file = WeightFile.Open(folder.Write("x", Of($"{{{Entry("a", "F64", $"{Count}", 0, data.Length)}}}", data)));
        var values = new float[Count];
        file.ReadFloat32("a", values);
        for (var i = 0; i < Count; i++) Assert.Equal(i + 0.5f, values[i]);
    }

    [Theory]
    [InlineData("F32", 4)]
    [InlineData("F64", 8)]
    public void Several_threads_read_at_once(string type, int size)
    {
        const int Tensors = 8, Count = 20_000;
        var data = new byte[size * Count * Tensors];
        for (var i = 0; i < Count * Tensors; i++)
        {
            if (size == 4) BinaryPrimitives.WriteSingleLittleEndian(data.AsSpan(size * i), i);
            else BinaryPrimitives.WriteDoubleLittleEndian(data.AsSpan(size * i), i);
        }

        var header = string.Join(',', Enumerable.Range(0, Tensors).Select(t => Entry($"t{t}", type, $"{Count}", t * size * Count, (t + 1) * size * Count)));
        using var file = WeightFile.Open(folder.Write("x", Of($"{{{header}}}", data)));
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            var values = new float[Count];
            file.ReadFloat32($"t{i % Tensors}", values);
            for (var j = 0; j < Count; j++) Assert.Equal((i % Tensors * Count) + j, values[j]);
        });
    }

    [Fact]
    public void Unknown_names_and_wrong_lengths_are_refused()
    {
        using var file = WeightFile.Open(folder.Write("x", Of($"{{{Entry("a", "U8", "2", 0, 2)}}}", 1, 2)));
        Assert.True(file.Contains("a"));
        Assert.False(file.Contains("b"));
        Assert.Throws<KeyNotFoundException>(() => file["b"]);
        Assert.Throws<KeyNotFoundException>(() => file.ReadFloat32("b", new float[2]));
        Assert.Throws<ArgumentException>("destination", () => file.ReadFloat32("a", new float[3]));
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        ImmutableArray<ParameterDescription> parameters =
        [
            new("z.weight", ParameterKind.Trainable, Initializer.Uniform(1), 3, 5),
            new("steps", ParameterKind.Counter, Initializer.Constant(0)),
            new("a \"é\"\n", ParameterKind.Buffer, Initializer.Constant(2), 2),
            new("empty", ParameterKind.Buffer, Initializer.Constant(2), 0, 4),
        ];
        var written = StateDictionary.Load(WeightSource.FromSeed(3), parameters);
        written["steps"][0] = 12345;
        written["z.weight"][0] = -0f;
        written.Save(folder.Of("x"));
        written.Save(folder.Of("x"));

        var read = StateDictionary.Load(WeightSource.FromFile(folder.Of("x")), parameters);
        for (var i = 0; i < parameters.Length; i++) Assert.Equal(Bits(written[i]), Bits(read[i]));
        var bytes = File.ReadAllBytes(folder.Of("x"));
        Assert.Equal(0, BinaryPrimitives.ReadInt64LittleEndian(bytes) % 8);
        using var file = WeightFile.Open(folder.Of("x"));
        Assert.Equal(["steps", "a \"é\"\n", "empty", "z.weight"], file.Entries.Select(e => e.Name));
        Assert.Equal([StorageType.I64, StorageType.F32, StorageType.F32, StorageType.F32], file.Entries.Select(e => e.Type));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(folder.Of("x"))!));

        static int[] Bits(Span<float> values) => values.ToArray().Select(BitConverter.SingleToInt32Bits).ToArray();
    }

    [Fact]
    public void A_failed_write_leaves_the_old_file_and_nothing_else()
    {
        ImmutableArray<ParameterDescription> parameters = [new("a", ParameterKind.Trainable, Initializer.Constant(1), 2)];
        var path = folder.Write("x", 1, 2, 3);
        Assert.Throws<InvalidOperationException>(() => SafetensorsWriter.Write(path, parameters, _ => throw new InvalidOperationException()));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
        Assert.Throws<DirectoryNotFoundException>(() => new StateDictionary(parameters).Save(folder.Of("no/folder")));
    }

    [SharedFact("data/mnist-cnn/weights.safetensors")]
    public void A_file_of_PyTorch_is_read_and_written_back_byte_for_byte()
    {
        var path = Fixture.Shared("data/mnist-cnn/weights.safetensors")!;
        using var file = WeightFile.Open(path);
        Assert.Equal(20, file.Entries.Length);
        Assert.Equal([32, 11616], file["fc1.weight"].Shape.AsEnumerable());
        Assert.Empty(file["norm1.num_batches_tracked"].Shape);
        Assert.Equal(StorageType.I64, file["norm1.num_batches_tracked"].Type);
        var parameters = file.Entries
            .Select(e => new ParameterDescription(
                e.Name, e.Type == StorageType.I64 ? ParameterKind.Counter : ParameterKind.Trainable, Initializer.Constant(0), [.. e.Shape.Select(d => (int)d)]))
            .Reverse()
            .ToImmutableArray();
        var weights = StateDictionary.Load(WeightSource.FromFile(path), parameters);
        weights.Save(folder.Of("copy.safetensors"));
        Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(folder.Of("copy.safetensors")));
    }
}
