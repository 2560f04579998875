using System.Text;
using NetGen.Runtime.Data;

namespace NetGen.Runtime.Tests.Data;

public sealed class ImageFileTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("colour.ppm", 3)]
    [InlineData("colour.bmp", 3)]
    [InlineData("alpha.bmp", 3)]
    [InlineData("grey.pgm", 1)]
    [InlineData("grey16.pgm", 1)]
    public void What_Pillow_writes_is_read(string name, int channels)
    {
        var image = ImageFile.Read(Fixture.Path(name));
        Assert.Equal([channels, 4, 5], image.Shape.AsEnumerable());
        var i = 0;
        for (var c = 0; c < channels; c++)
        {
            for (var y = 0; y < 4; y++)
            {
                for (var x = 0; x < 5; x++) Assert.Equal(((50 * c) + (13 * y) + (7 * x)) % 256 / 255f, image.Values[i++]);
            }
        }
    }

    [Fact]
    public void A_bitmap_may_run_downwards()
    {
        var content = File.ReadAllBytes(Fixture.Path("colour.bmp"));
        BitConverter.TryWriteBytes(content.AsSpan(22), -4);
        var flipped = ImageFile.Read(folder.Write("x", content));
        Assert.Equal(ImageFile.Read(Fixture.Path("colour.bmp")).Values[..5], flipped.Values[15..20]);
    }

    [Theory]
    [InlineData("P5 #comment 9 9\n2 #\n 1 200 ab", new[] { 97 / 200f, 98 / 200f })]
    [InlineData("P5 1 1 1 \u0001", new[] { 1f })]
    [InlineData("P5 1 1 256 \u0001\0", new[] { 1f })]
    public void Headers_of_maps_are_free_in_form(string content, float[] expected) =>
        Assert.Equal(expected, ImageFile.Read(folder.Write("x", Encoding.Latin1.GetBytes(content))).Values);

    [Theory]
    [InlineData("", "not an image")]
    [InlineData("P4 1 1 1 a", "not an image")]
    [InlineData("P5", "no width at byte 2")]
    [InlineData("P5 2 1 255 a", "2×1 pixels take 2 bytes; 1 follow")]
    [InlineData("P5 2 1 255 abc", "2×1 pixels take 2 bytes; 3 follow")]
    [InlineData("P6 1 1 255 ab", "1×1 pixels take 3 bytes; 2 follow")]
    [InlineData("P5 0 1 255 ", "no width")]
    [InlineData("P5 -1 1 255 ", "no width")]
    [InlineData("P5 1 1 0 a", "no maximum")]
    [InlineData("P5 1 1 65536 a", "the maximum is over 65,535")]
    [InlineData("P5 99999999999 1 255 a", "the width is over 2,147,483,647")]
    [InlineData("P6 2147483647 2147483647 65535 a", "pixels take 276701160")]
    [InlineData("P5 1 1 255", "no maximum")]
    [InlineData("P5 1 1 100 z", "the sample 122 at byte 11 is over the maximum 100")]
    [InlineData("BM", "2 bytes are too few")]
    public void Malformed_images_are_refused(string content, string problem) => Refused(Encoding.Latin1.GetBytes(content), problem);

    [Theory]
    [InlineData(14, 12, "header of 12 bytes")]
    [InlineData(28, 8, "8 bits")]
    [InlineData(30, 1, "compression 1")]
    [InlineData(18, 0, "0×4 pixels")]
    [InlineData(18, -1, "-1×4 pixels")]
    [InlineData(18, int.MaxValue, "do not fit")]
    [InlineData(22, int.MinValue, "do not fit")]
    [InlineData(22, 0, "5×0 pixels")]
    [InlineData(22, 5, "5×5 pixels of 24 bits from byte 54 on do not fit")]
    [InlineData(10, 0, "from byte 0 on")]
    [InlineData(10, int.MaxValue, "do not fit")]
    [InlineData(10, int.MinValue, "do not fit")]
    public void Malformed_bitmaps_are_refused(int offset, int value, string problem)
    {
        var content = File.ReadAllBytes(Fixture.Path("colour.bmp"));
        if (offset == 28) BitConverter.TryWriteBytes(content.AsSpan(offset), (short)value);
        else BitConverter.TryWriteBytes(content.AsSpan(offset), value);
        Refused(content, problem);
    }

    [Fact]
    public void A_palette_is_not_supported() =>
        Assert.Contains("8 bits", Assert.Throws<InvalidFileException>(() => ImageFile.Read(Fixture.Path("palette.bmp"))).Problem, StringComparison.Ordinal);

    void Refused(byte[] content, string problem) =>
        Assert.Contains(problem, Assert.Throws<InvalidFileException>(() => ImageFile.Read(folder.Write("x", content))).Problem, StringComparison.Ordinal);
}
