using System.Globalization;
using System.Reflection;
using NetGen.Networks.Tests.Definitions.Storage;

namespace NetGen.Networks.Tests;

/// <summary>What PyTorch's twins of the networks have and answer, as written by reference/make_figures.py and make_logits.py.</summary>
static class ReferenceData
{
    static readonly Lazy<Dictionary<string, NetworkFigures>> figures = new(() => Lines("figures.tsv").Skip(1).Select(Figures).ToDictionary(f => f.Name));
    static readonly Lazy<Dictionary<string, string[]>> keys = new(ReadKeys);

    /// <summary>The networks of the library and of this project, by name, but for those that differ in what their training stores alone.</summary>
    public static IReadOnlyDictionary<string, Type> Networks { get; } = new[] { typeof(ResNet50).Assembly, typeof(ReferenceData).Assembly }
        .SelectMany(a => a.GetTypes()).Where(t => t.IsDefined(typeof(NetworkAttribute), false) && t.Namespace != typeof(DigitsInSingles).Namespace).ToDictionary(t => t.Name);

    public static IEnumerable<string> Names => figures.Value.Keys;

    public static NetworkFigures FiguresOf(string network) => figures.Value[network];

    /// <summary>The entries of the weight file in order, each as <c>name SHAPE</c>.</summary>
    public static IReadOnlyList<string> KeysOf(string network) => keys.Value[network];

    /// <summary>The outputs one after the other, for formula weights and inputs; thinned.</summary>
    public static IReadOnlyList<double> LogitsOf(string network) =>
        [.. Lines($"{network}.txt").Select(line => double.Parse(line, CultureInfo.InvariantCulture))];

    /// <summary>Every n-th number, so that at most 1000 are left: those that the files hold.</summary>
    public static double[] Thin(double[] values)
    {
        var step = (values.Length + 999) / 1000;
        return [.. values.Where((_, i) => i % step == 0)];
    }

    static NetworkFigures Figures(string line)
    {
        var cells = line.Split('\t');
        return new(cells[0], long.Parse(cells[1], CultureInfo.InvariantCulture), long.Parse(cells[2], CultureInfo.InvariantCulture),
            long.Parse(cells[3], CultureInfo.InvariantCulture), cells[4]);
    }

    // Sections start with "# NETWORK"; a line is a layer: "PATH norm C", "PATH SHAPE" or "PATH SHAPE +bias", or an entry: "PATH NAME SHAPE".
    static Dictionary<string, string[]> ReadKeys()
    {
        var sections = new Dictionary<string, List<string>>();
        var current = new List<string>();
        foreach (var line in Lines("keys.txt"))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal)) sections[line[2..]] = current = [];
            else current.AddRange(KeysOfLayer(line.Split(' ')));
        }

        return sections.ToDictionary(s => s.Key, s => s.Value.ToArray());
    }

    static IEnumerable<string> KeysOfLayer(string[] words) => words switch
    {
        [var path, "norm", var channels] =>
            [$"{path}.weight {channels}", $"{path}.bias {channels}", $"{path}.running_mean {channels}", $"{path}.running_var {channels}", $"{path}.num_batches_tracked "],
        [var path, var shape, "+bias"] => [$"{path}.weight {shape}", $"{path}.bias {shape.Split('x')[0]}"],
        [var path, var name, var shape] => [$"{path}.{name} {shape}"],
        [var path, var shape] => [$"{path}.weight {shape}"],
        _ => throw new InvalidDataException(string.Join(' ', words)),
    };

    /// <summary>The lines of an embedded file.</summary>
    public static string[] Lines(string resource)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
