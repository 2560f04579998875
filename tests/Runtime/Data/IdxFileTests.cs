using NetGen.Runtime.Data;

namespace NetGen.Runtime.Tests.Data;

public sealed class IdxFileTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("0000080200000001000000020aff", "1,2", "10,255")]
    [InlineData("00000901000000020aff", "2", "10,-1")]
    [InlineData("00000b010000000201028000", "2", "258,-32768")]
    [InlineData("00000c010000000100010203", "1", "66051")]
    [InlineData("00000d01000000013f800000", "1", "1")]
    [InlineData("00000e01000000013ff8000000000000", "1", "1.5")]
    [InlineData("0000080100000000", "0", "")]
    public void Every_type_is_read(string content, string shape, string values)
    {
        var path = folder.Write("x", Convert.FromHexString(content));
        Assert.True(IdxFile.HasSignature(path));
        var array = IdxFile.Read(path);
        Assert.Equal(shape, string.Join(',', array.Shape));
        Assert.Equal(values, string.Join(',', array.Values.Select(v => v.ToString(System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void Images_are_scaled_and_labels_are_integers()
    {
        var images = IdxFile.ReadImages(folder.Write("x", Convert.FromHexString("000008030000000200000001000000020033ccff")));
        Assert.Equal([2, 1, 1, 2], images.Shape.AsEnumerable());
        Assert.Equal([0, 0.2f, 0.8f, 1], images.Values);
        Assert.Equal([7, 255], IdxFile.ReadLabels(folder.Write("x", Convert.FromHexString("000008010000000207ff"))));
    }

    [SharedFact("data/mnist-cnn/digits-images.idx3-ubyte")]
    public void The_digits_are_read()
    {
        var images = IdxFile.ReadImages(Fixture.Shared("data/mnist-cnn/digits-images.idx3-ubyte")!);
        Assert.Equal([3, 1, 28, 28], images.Shape.AsEnumerable());
        Assert.Equal([2, 0, 9], IdxFile.ReadLabels(Fixture.Shared("data/mnist-cnn/digits-labels.idx1-ubyte")!));
    }

    [Theory]
    [InlineData("", "the data end 4 bytes too early")]
    [InlineData("00000a0100000000", "not an IDX file: it starts with 00000A01")]
    [InlineData("0100080100000000", "not an IDX file")]
    [InlineData("0000080000000000", "not an IDX file")]
    [InlineData("0000080900000000", "not an IDX file")]
    [InlineData("000008010000", "the data end 2 bytes too early")]
    [InlineData("00000801ffffffff", "the dimension 4294967295 is too large")]
    [InlineData("000008027fffffff7fffffff", "the dimensions are too large")]
    [InlineData("000008047fffffc77fffffff7fffffff7fffffff", "the dimensions are too large")]
    [InlineData("00000e017fffffc700", "take 17,179,868,728 bytes; 1 follow")]
    [InlineData("000008010000000201", "2 numbers of type U8 take 2 bytes; 1 follow")]
    [InlineData("0000080100000002010203", "2 numbers of type U8 take 2 bytes; 3 follow")]
    public void Malformed_files_are_refused(string content, string problem)
    {
        var path = folder.Write("x", Convert.FromHexString(content));
        Assert.Contains(problem, Assert.Throws<InvalidFileException>(() => IdxFile.Read(path)).Problem, StringComparison.Ordinal);
        if (problem.StartsWith("not", StringComparison.Ordinal)) Assert.False(IdxFile.HasSignature(path));
    }

    [Fact]
    public void Images_and_labels_are_told_apart()
    {
        var labels = folder.Write("labels", Convert.FromHexString("000008010000000207ff"));
        var refusal = Assert.Throws<InvalidFileException>(() => IdxFile.ReadImages(labels));
        Assert.Equal("images are U8 of rank 3; the file holds U8 of shape 2.", refusal.Problem);
        var floats = folder.Write("floats", Convert.FromHexString("00000d01000000013f800000"));
        refusal = Assert.Throws<InvalidFileException>(() => IdxFile.ReadLabels(floats));
        Assert.Equal("labels are U8 of rank 1; the file holds F32 of shape 1.", refusal.Problem);
    }
}
