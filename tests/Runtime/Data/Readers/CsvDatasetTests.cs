using System.Globalization;
using System.Text;
using NetGen.Runtime.Data.Readers;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Tests.Data.Readers;

public sealed class CsvDatasetTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Columns_are_numbers_and_a_label()
    {
        var flowers = Read("length,species,\"width, cm\"\n1.5,rose,-2e-1\r\n2,aster,3\n3,rose,4", new() { LabelColumn = "species" });
        Assert.Equal(["length", "width, cm"], flowers.Columns.AsEnumerable());
        Assert.Equal(["aster", "rose"], flowers.ClassNames.AsEnumerable());
        Assert.Equal([1, 0, 1], flowers.Labels());
        Assert.Equal([1.5f, -0.2f], Values(flowers, 0));
        Assert.Equal([3, 4], Values(flowers, 2));
    }

    [Fact]
    public void Whole_labels_are_in_the_order_of_numbers() =>
        Assert.Equal(["-1", "2", "10"], Read("10;1\n2;1\n-1;1\n2;1\n", new() { HasHeader = false, Separator = ';', LabelIndex = 0 }).ClassNames.AsEnumerable());

    [Fact]
    public void A_number_may_be_predicted()
    {
        var houses = Read("1,2,0.25\n3,4,0.5\n", new() { HasHeader = false, LabelIndex = ^1, LabelIsNumber = true });
        Assert.Equal((2, 1, 0), (houses.Count, houses.TargetLength, houses.Classes));
        Assert.Equal(["0", "1"], houses.Columns.AsEnumerable());
        var target = new float[1];
        var random = default(RandomStream);
        houses.Read(1, new float[2], target, ref random);
        Assert.Equal([0.5f], target);
        Assert.Equal(["0", "1", "2"], Read("1,2,3\n", new() { HasHeader = false }).Columns.AsEnumerable());
    }

    [Fact]
    public void Quotes_hold_separators_line_ends_and_quotes()
    {
        var texts = Read("\"a\"\"b\",\"c\nd\"\r\n1,\"x, \"\"y\"\"\r\nz\"\n\"2\",\"\"\n", new() { LabelIndex = 1 });
        Assert.Equal(["a\"b"], texts.Columns.AsEnumerable());
        Assert.Equal(["", "x, \"y\"\r\nz"], texts.ClassNames.AsEnumerable());
        Assert.Equal([2], Values(texts, 1));
    }

    [Fact]
    public void Numbers_are_read_alike_in_every_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            // Only invariant cultures exist where globalization is switched off: one with a decimal comma is made of that.
            var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            german.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = german;
            Assert.Equal([1.5f], Values(Read("a\n1.5\n", new()), 0));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("a,b\n1\n", "line 2 has 1 fields where 2 are expected")]
    [InlineData("a,b\n1,2\n\n", "line 3 has 1 fields where 2 are expected")]
    [InlineData("a,b\n1,x\n", "line 2 has 'x' in column 'b', which is no finite number")]
    [InlineData("a,b\n\"1\n\",2\n3,NaN\n", "line 4 has 'NaN' in column 'b'")]
    [InlineData("a,b\n1,1e99\n", "line 2 has '1e99'")]
    [InlineData("a,b\n1,1,5\n", "line 2 has 3 fields")]
    [InlineData("a,b\n1,\"2\n", "a quote that is not closed")]
    [InlineData("a,b\n1,\"2\"3\n", "line 2 has '3' after a closing quote")]
    [InlineData("a,b\n1,2\"\n", "line 2 has a quote within a field")]
    [InlineData("a,b\n1,2\r3,4", "line 2 has a carriage return without a line feed")]
    public void Malformed_files_are_refused(string content, string problem) =>
        Assert.Contains(problem, Assert.Throws<InvalidFileException>(() => Read(content, new())).Problem, StringComparison.Ordinal);

    [Fact]
    public void Columns_that_are_not_there_are_named()
    {
        Assert.Equal("it has no column 'c', but a, b.", Refusal("a,b\n", new() { LabelColumn = "c" }));
        Assert.Equal("it has no column ^3, but 2 columns.", Refusal("a,b\n", new() { LabelIndex = ^3 }));
        Assert.Throws<ArgumentException>("options", () => Read("a,b\n", new() { LabelColumn = "a", LabelIndex = 0 }));
        Assert.Equal("it is not UTF-8.", Assert.Throws<InvalidFileException>(() => CsvDataset.Read(folder.Write("x", [(byte)'a', 0xFF]))).Problem);
    }

    string Refusal(string content, CsvOptions options) => Assert.Throws<InvalidFileException>(() => Read(content, options)).Problem;

    CsvDataset Read(string content, CsvOptions options) => CsvDataset.Read(folder.Write("x.csv", Encoding.UTF8.GetBytes(content)), options);

    static float[] Values(CsvDataset dataset, int index)
    {
        var values = new float[dataset.Length];
        var random = default(RandomStream);
        dataset.Read(index, values, new float[dataset.TargetLength], ref random);
        return values;
    }
}
