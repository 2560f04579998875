using System.Text;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Tests.Weights;

public sealed class NpyFileTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("le-f4", "2,3,5")]
    [InlineData("be-f4", "2,3,5")]
    [InlineData("le-f8", "2,3,5")]
    [InlineData("be-f8", "2,3,5")]
    [InlineData("le-f2", "2,3,5")]
    [InlineData("i1", "2,3,5")]
    [InlineData("u1", "2,3,5")]
    [InlineData("le-i2", "2,3,5")]
    [InlineData("be-i2", "2,3,5")]
    [InlineData("le-u2", "2,3,5")]
    [InlineData("le-i4", "2,3,5")]
    [InlineData("le-u4", "2,3,5")]
    [InlineData("le-i8", "2,3,5")]
    [InlineData("be-i8", "2,3,5")]
    [InlineData("le-u8", "2,3,5")]
    [InlineData("b1", "2,3,5")]
    [InlineData("fortran", "2,3,5")]
    [InlineData("version2", "2,3")]
    [InlineData("version3", "2,3")]
    [InlineData("scalar", "")]
    [InlineData("vector", "7")]
    [InlineData("empty", "0,3")]
    public void What_NumPy_writes_is_read(string name, string shape)
    {
        var array = NpyFile.Read(Fixture.Path($"{name}.npy"));
        Assert.Equal(shape, string.Join(',', array.Shape));
        Assert.Equal(Enumerable.Range(0, array.Values.Length).Select(i => Expected(name, i)), array.Values);
    }

    static float Expected(string name, int i)
    {
        var value = (i * 7 % 11) - 3;
        return name == "b1" ? (value == 0 ? 0 : 1) : name.Contains('u', StringComparison.Ordinal) ? Math.Abs(value) : value;
    }

    [Theory]
    [InlineData("object", "object arrays are not read")]
    [InlineData("structure", "arrays of structures are not supported")]
    [InlineData("complex", "the element type '<c8' is not supported")]
    public void What_is_no_array_of_numbers_is_refused(string name, string problem) =>
        Assert.Contains(problem, Assert.Throws<InvalidFileException>(() => NpyFile.Read(Fixture.Path($"{name}.npy"))).Problem, StringComparison.Ordinal);

    [Fact]
    public void Pixels_are_floats_as_they_are_or_bytes_from_0_to_1()
    {
        Assert.Equal(NpyFile.Read(Fixture.Path("le-f4.npy")).Values, NpyFile.ReadImages(Fixture.Path("le-f4.npy")).Values);
        Assert.Equal(NpyFile.Read(Fixture.Path("u1.npy")).Values.Select(v => v / 255), NpyFile.ReadImages(Fixture.Path("u1.npy")).Values);
        var refusal = Assert.Throws<InvalidFileException>(() => NpyFile.ReadImages(Fixture.Path("le-i2.npy")));
        Assert.Equal("images are floats or U8; the file holds I16.", refusal.Problem);
    }

    [Theory]
    [InlineData(new int[0], "()")]
    [InlineData(new[] { 7 }, "(7,)")]
    [InlineData(new[] { 2, 3, 5 }, "(2, 3, 5)")]
    [InlineData(new[] { 0 }, "(0,)")]
    public void What_is_written_is_NumPys_format(int[] shape, string tuple)
    {
        var values = Enumerable.Range(0, shape.Aggregate(1, (a, b) => a * b)).Select(i => i - 0.5f).ToArray();
        NpyFile.Write(folder.Of("y.npy"), values, shape);
        var bytes = File.ReadAllBytes(folder.Of("y.npy"));
        var headerBytes = bytes.Length - (4 * values.Length);
        Assert.Equal(0, headerBytes % 64);
        var text = $"{{'descr': '<f4', 'fortran_order': False, 'shape': {tuple}, }}";
        Assert.Equal($"{text.PadRight(headerBytes - 11)}\n", Encoding.ASCII.GetString(bytes[10..headerBytes]));
        Assert.Equal([0x93, .. "NUMPY"u8, 1, 0, (byte)(headerBytes - 10), 0], bytes[..10]);
        Assert.Equal(values, NpyFile.Read(folder.Of("y.npy")).Values);
    }

    [Fact]
    public void What_NumPy_writes_is_written_byte_for_byte()
    {
        var array = NpyFile.Read(Fixture.Path("le-f4.npy"));
        NpyFile.Write(folder.Of("y.npy"), array.Values, array.Shape.AsSpan());
        Assert.Equal(File.ReadAllBytes(Fixture.Path("le-f4.npy")), File.ReadAllBytes(folder.Of("y.npy")));
    }

    [Fact]
    public void A_shape_of_another_length_is_not_written() =>
        Assert.Throws<ArgumentException>("values", () => NpyFile.Write(folder.Of("y.npy"), new float[6], 2, 2));

    [Theory]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,)}", 8, null)]
    [InlineData("{\"shape\":(2,),\"descr\":\"<f4\",\"fortran_order\":True} \n", 8, null)]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", 7, "take 75 bytes with the header; the file has 74")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", 9, "take 75 bytes with the header; the file has 76")]
    [InlineData("", 0, "no '{' at character 0")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,)", 8, "no '}'")]
    [InlineData("{'descr': '<f4', 'fortran_order': False}", 8, "no descr, fortran_order or shape")]
    [InlineData("{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (2,)}", 8, "'descr' twice")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), 'more': 1}", 8, "unknown key 'more'")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,)} import os", 8, "something after the dictionary")]
    [InlineData("{'descr': '<f4', 'fortran_order': 0, 'shape': (2,)}", 8, "neither True nor False")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2)}", 8, "not a tuple")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': 2}", 8, "no '('")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (-2,)}", 8, "no dimension from 0")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2L,)}", 8, "no ')'")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)}", 8, "no dimension from 0")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296,4294967296)}", 8, "too large")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2305843009213693951,)}", 8, "too large")]
    [InlineData("{'descr': '<f\\x34', 'fortran_order': False, 'shape': (2,)}", 8, "an escape")]
    [InlineData("{'descr': '<f4, 'fortran_order': False, 'shape': (2,)}", 8, "malformed")]
    [InlineData("{'descr': '", 8, "a string without end")]
    [InlineData("{'descr': '|f4', 'fortran_order': False, 'shape': (2,)}", 8, "'|f4' is not supported")]
    [InlineData("{'descr': '', 'fortran_order': False, 'shape': (2,)}", 8, "'' is not supported")]
    public void Headers_are_read_strictly(string header, int dataBytes, string? problem)
    {
        var text = Encoding.Latin1.GetBytes(header);
        var path = folder.Write("x.npy", [0x93, .. "NUMPY"u8, 1, 0, (byte)text.Length, 0, .. text, .. new byte[dataBytes]]);
        if (problem is null) Assert.Equal([0, 0], NpyFile.Read(path).Values);
        else Refused(path, problem);
    }

    [Fact]
    public void Other_files_are_refused()
    {
        Refused(folder.Write("x", 0x93), "the data end 7 bytes too early");
        Refused(folder.Write("x", new byte[100]), "not an .npy file");
        Refused(folder.Write("x", [0x93, .. "NUMPY"u8, 4, 0, 0, 0]), "version 4.0");
        Refused(folder.Write("x", [0x93, .. "NUMPY"u8, 2, 0, 255, 255, 255, 255]), "the header would be 4,294,967,295 bytes");
        Assert.Throws<FileNotFoundException>(() => NpyFile.Read(folder.Of("nothing")));
    }

    static void Refused(string path, string problem) =>
        Assert.Contains(problem, Assert.Throws<InvalidFileException>(() => NpyFile.Read(path)).Message, StringComparison.Ordinal);
}
