using System.Text;
using NetGen.Runtime.Weights;
using static NetGen.Runtime.Tests.Weights.SafetensorsBytes;

namespace NetGen.Runtime.Tests.Weights;

/// <summary>Every rule of the reference implementation, broken.</summary>
public sealed class SafetensorsRulesTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("""{}""", 0)]
    [InlineData("""{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":[0,3],"data_offsets":[0,0]}}""", 0)]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"z":{"dtype":"U8","shape":[0],"data_offsets":[4,4]}}   """, 4)]
    [InlineData("""{"b":{"dtype":"F32","shape":[1],"data_offsets":[1,5]},"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 5)]
    [InlineData("""{"__metadata__":{"format":"pt","a":""},"a":{"shape":[1],"data_offsets":[0,1],"dtype":"BOOL","more":[1,{}]}}""", 1)]
    [InlineData("""{"\u00e9\n\"":{"dtype":"I8","shape":[1],"data_offsets":[0,1]}}""", 1)]
    public void What_is_legal_is_read(string header, int dataBytes)
    {
        using var file = Open(Of(header, new byte[dataBytes]));
        foreach (var entry in file.Entries) file.ReadFloat32(entry.Name, new float[entry.Length]);
    }

    [Theory]
    [InlineData("", 0, "not a JSON object")]
    [InlineData(" {}", 0, "not a JSON object")]
    [InlineData("{}\n", 0, "not a JSON object")]
    [InlineData("[]", 0, "not a JSON object")]
    [InlineData("""{"a":1""", 0, "not a JSON object")]
    [InlineData("{}}", 0, "not valid JSON")]
    [InlineData("{}{}", 0, "not valid JSON")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1,],"data_offsets":[0,1]}}""", 1, "not valid JSON")]
    [InlineData("""{/**/}""", 0, "not valid JSON")]
    [InlineData("""{"\ud800":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 1, "not valid JSON")]
    [InlineData("""{"a":{"x":[[[[[[[[[[]]]]]]]]]]}}""", 0, "not valid JSON")]
    [InlineData("""{"a":1}""", 0, "'a' is not an object")]
    [InlineData("""{"a":null}""", 0, "'a' is not an object")]
    [InlineData("""{"__metadata__":[]}""", 0, "'__metadata__' is not an object")]
    [InlineData("""{"__metadata__":{"a":1}}""", 0, "the metadata 'a' is not a string")]
    [InlineData("""{"__metadata__":{"a":"","a":""}}""", 0, "the metadata has the key 'a' twice")]
    [InlineData("""{"__metadata__":{},"__metadata__":{}}""", 0, "'__metadata__' twice")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 1, "'a' twice")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"\u0061":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", 2, "'a' twice")]
    [InlineData("""{"a":{"dtype":"U8","dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 1, "'dtype' twice")]
    [InlineData("""{"a":{"shape":[1],"data_offsets":[0,1]}}""", 1, "no dtype")]
    [InlineData("""{"a":{"dtype":"U8","data_offsets":[0,1]}}""", 1, "no shape")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1]}}""", 1, "no data_offsets")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0]}}""", 1, "no data_offsets of two")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1,1]}}""", 1, "no data_offsets of two")]
    [InlineData("""{"a":{"dtype":"U9","shape":[1],"data_offsets":[0,1]}}""", 1, "'U9', which is not supported")]
    [InlineData("""{"a":{"dtype":"f32","shape":[1],"data_offsets":[0,4]}}""", 4, "'f32', which is not supported")]
    [InlineData("""{"a":{"dtype":5,"shape":[1],"data_offsets":[0,1]}}""", 1, "dtype of 'a' is not a string")]
    [InlineData("""{"a":{"dtype":"U8","shape":1,"data_offsets":[0,1]}}""", 1, "shape of 'a' is not an array")]
    [InlineData("""{"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,1]}}""", 1, "shape of 'a' holds something")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1.0],"data_offsets":[0,1]}}""", 1, "shape of 'a' holds something")]
    [InlineData("""{"a":{"dtype":"U8","shape":["1"],"data_offsets":[0,1]}}""", 1, "shape of 'a' holds something")]
    [InlineData("""{"a":{"dtype":"U8","shape":[[1]],"data_offsets":[0,1]}}""", 1, "shape of 'a' holds something")]
    [InlineData("""{"a":{"dtype":"U8","shape":[18446744073709551616],"data_offsets":[0,1]}}""", 1, "shape of 'a' holds something")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4294967296,4294967296],"data_offsets":[0,0]}}""", 0, "too large")]
    [InlineData("""{"a":{"dtype":"F64","shape":[2305843009213693952],"data_offsets":[0,0]}}""", 0, "too large")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,3]}}""", 3, "needs 4 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 4, "needs 4 bytes")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", 2, "bytes 0 to 1, before the tensor 'a'")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[1],"data_offsets":[2,3]}}""", 3, "bytes 1 to 2, before")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""", 3, "'b' overlaps")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", 2, "overlaps")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[0],"data_offsets":[1,1]}}""", 2, "overlaps")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 2, "the tensors take 1 bytes; 2 follow")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", 1, "the tensors take 2 bytes; 1 follow")]
    [InlineData("""{}""", 1, "the tensors take 0 bytes; 1 follow")]
    public void What_is_not_is_refused(string header, int dataBytes, string problem) => Refused(Of(header, new byte[dataBytes]), problem);

    [Fact]
    public void Lengths_are_checked_before_anything_is_allocated()
    {
        Refused([], "0 bytes are too few");
        Refused([1, 2, 3], "3 bytes are too few");
        Refused([255, 255, 255, 255, 255, 255, 255, 255, 1], "its header would be 18,446,744,073,709,551,615 bytes");
        Refused([1, 0xe1, 0xf5, 5, 0, 0, 0, 0, 1], "its header would be 100,000,001 bytes");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refused([0, 0xe1, 0xf5, 5, 0, 0, 0, 0, 1], "a header of 100,000,000 bytes does not fit into 9");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
    }

    [Fact]
    public void Invalid_UTF8_is_refused()
    {
        var header = Encoding.Latin1.GetBytes("""{"é":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""");
        Refused(Of(header, [0]), "not valid UTF-8");
    }

    [Fact]
    public void Deep_nesting_does_not_overflow_the_stack() =>
        Refused(Of("""{"a":{"x":""" + new string('[', 1_000_000) + new string(']', 1_000_000) + "}}"), "not valid JSON");

    [Fact]
    public void A_missing_file_and_a_folder_are_the_file_systems_errors()
    {
        Assert.Throws<FileNotFoundException>(() => WeightFile.Open(folder.Of("nothing")));
        Assert.Throws<UnauthorizedAccessException>(() => WeightFile.Open(Path.GetDirectoryName(folder.Of("x"))!));
    }

    [Fact]
    public void A_file_that_is_cut_off_while_open_is_refused()
    {
        var path = folder.Write("x.safetensors", Of("""{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}""", new byte[16]));
        using var file = WeightFile.Open(path);
        using (var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite)) stream.SetLength(stream.Length - 8);
        var refusal = Assert.Throws<InvalidFileException>(() => file.ReadFloat32("a", new float[4]));
        Assert.Contains("the data end 8 bytes too early", refusal.Problem, StringComparison.Ordinal);
    }

    WeightFile Open(byte[] content) => WeightFile.Open(folder.Write("x.safetensors", content));

    void Refused(byte[] content, string problem)
    {
        var exception = Assert.Throws<InvalidFileException>(() => Open(content));
        Assert.Contains(problem, exception.Problem, StringComparison.Ordinal);
        Assert.StartsWith(folder.Of("x.safetensors"), exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }
}
