using System.IO.Compression;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Tests.Weights;

public sealed class NpzFileTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("stored.npz")]
    [InlineData("compressed.npz")]
    public void What_NumPy_writes_is_read(string name)
    {
        using var file = WeightFile.Open(Fixture.Path(name));
        Assert.IsType<NpzFile>(file);
        Assert.Equal(["fc.weight F32 2×3", "fc.bias F64 2"], file.Entries.Select(e => e.ToString()));
        var weight = new float[6];
        file.ReadFloat32("fc.weight", weight);
        Assert.Equal([-3, 4, 0, 7, 3, -1], weight);
        var bias = new float[2];
        file.ReadFloat32("fc.bias", bias);
        Assert.Equal([-3, 4], bias);
    }

    [Fact]
    public void It_is_a_source_of_weights()
    {
        var weights = StateDictionary.Load(
            WeightSource.FromFile(Fixture.Path("compressed.npz")),
            [new("fc.weight", ParameterKind.Trainable, Initializer.Constant(0), 2, 3), new("fc.bias", ParameterKind.Trainable, Initializer.Constant(0), 2)]);
        Assert.Equal([-3, 4], weights["fc.bias"].ToArray());
    }

    [Fact]
    public void A_damaged_array_is_refused_by_its_checksum()
    {
        var content = File.ReadAllBytes(Fixture.Path("stored.npz"));
        var header = content.AsSpan().IndexOf("NUMPY"u8) - 1;
        // The last number of the first array, 24 bytes after its header of 128.
        content[header + 128 + 23] ^= 1;
        using var file = WeightFile.Open(folder.Write("x.npz", content));
        var exception = Assert.Throws<InvalidFileException>(() => file.ReadFloat32("fc.weight", new float[6]));
        Assert.Contains("x.npz/fc.weight.npy: the checksum is", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_array_that_inflates_beyond_its_shape_is_refused_without_being_inflated()
    {
        // 1 GiB of zeros behind the header of two numbers.
        var path = Bomb("bomb.npz", NpyOfTwo(), 1 << 30);
        var before = GC.GetTotalAllocatedBytes();
        var refusal = Assert.Throws<InvalidFileException>(() => WeightFile.Open(path));
        Assert.Contains("take 136 bytes with the header; the file has 1,073,741,952", refusal.Message, StringComparison.Ordinal);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 64 << 20);
    }

    [Fact]
    public void Opening_an_archive_of_a_large_array_inflates_only_its_header()
    {
        var header = System.Text.Encoding.ASCII.GetBytes("{'descr': '<f4', 'fortran_order': False, 'shape': (268435456,)}");
        var path = Bomb("large.npz", [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. header], 1 << 30);
        var before = GC.GetTotalAllocatedBytes();
        using var file = WeightFile.Open(path);
        Assert.Equal(1 << 28, file["a"].Length);
        Assert.Throws<WeightMismatchException>(() => StateDictionary.Load(WeightSource.FromFile(path), [new("a", ParameterKind.Trainable, default, 2)]));
        Assert.True(GC.GetTotalAllocatedBytes() - before < 64 << 20);
    }

    [Fact]
    public void Other_archives_are_refused()
    {
        var path = folder.Of("x.zip");
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Create)) archive.CreateEntry("readme.txt");
        var refusal = Assert.Throws<InvalidFileException>(() => WeightFile.Open(path));
        Assert.Contains("'readme.txt', which is not an .npy file", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidFileException>(() => WeightFile.Open(folder.Write("y.zip", [.. "PK\u0003\u0004"u8, 1, 2, 3])));
    }

    static byte[] NpyOfTwo() => File.ReadAllBytes(Fixture.Path("vector.npy"))[..128].Select((b, i) => i > 10 && b == '7' ? (byte)'2' : b).ToArray();

    string Bomb(string name, byte[] start, int zeros)
    {
        var path = folder.Of(name);
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        using var stream = archive.CreateEntry("a.npy", CompressionLevel.Fastest).Open();
        stream.Write(start);
        var block = new byte[1 << 20];
        for (var i = 0; i < zeros; i += block.Length) stream.Write(block);
        return path;
    }
}
