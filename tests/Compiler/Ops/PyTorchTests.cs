using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Reporting;

namespace NetGen.Compiler.Tests.Ops;

/// <summary>Shapes, windows, receptive fields and parameters against the tables that reference/shapes.py makes with PyTorch.</summary>
public class PyTorchTests
{
    [Fact]
    public void Shapes_are_those_of_PyTorch_and_so_are_refusals()
    {
        var rows = Table("shapes.tsv");
        Assert.True(rows.Count > 500);
        Assert.Equal(rows.Select(r => string.Join(" : ", r)), rows.Select(r => $"{r[0]} : {r[1]} : {Outcome(Application.Parse($"{r[0]} {r[1]}"))}"));
    }

    [Fact]
    public void Adaptive_windows_are_those_of_PyTorch()
    {
        foreach (var row in Table("windows.tsv"))
        {
            var (extent, count) = (Number(row[0]), Number(row[1]));
            var windows = Enumerable.Range(0, count).Select(i => AdaptivePooling.Bounds(i, extent, count)).Select(w => $"{w.Start}-{w.End}");
            Assert.Equal(row[2], string.Join(' ', windows));
        }
    }

    [Fact]
    public void Receptive_fields_are_what_the_gradients_of_PyTorch_show()
    {
        var rows = Table("fields.tsv");
        Assert.True(rows.Count > 60);
        foreach (var row in rows)
        {
            var application = Application.Parse($"{row[0]} {row[1]}");
            var window = application.Op.ReceptiveField(application.Operands, application.Results);
            var (axis, denominator) = (window.Vertical, Number(row[3]));

            Assert.Equal((Over(row[2]), Over(row[4]), Over(row[5])), (Of(axis.Numerator), Of(axis.First), Of(axis.Last)));

            Rational Over(string numerator) => new(Number(numerator), denominator);
            Rational Of(int numerator) => new(numerator, axis.Denominator);
        }
    }

    [Fact]
    public void Parameters_are_named_shaped_ordered_and_initialised_as_in_PyTorch()
    {
        foreach (var row in Table("parameters.tsv"))
        {
            var application = Application.Parse($"{row[0]} {row[1]}");
            var parameters = application.Op.Parameters(application.Operands).Select(p =>
                FormattableString.Invariant($"{p.Name} {p.Shape} {GraphText.Item(p.Kind)} {GraphText.Item(p.Initializer.Kind)}({Math.Round(p.Initializer.Value, 6)})"));
            Assert.Equal(row[2], string.Join("; ", parameters));
        }
    }

    static string Outcome(Application application)
    {
        try
        {
            return string.Join(", ", application.Results.Select(s => s.ToString()));
        }
        catch (ShapeException)
        {
            return "error";
        }
    }

    static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    static List<string[]> Table(string name)
    {
        using var reader = new StreamReader(typeof(PyTorchTests).Assembly.GetManifestResourceStream(name)!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t'))];
    }
}
