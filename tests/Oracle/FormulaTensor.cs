using NetGenCompiler.Graphs;

namespace NetGenOracle;

/// <summary>
/// Tensors that are a formula of their name, so that PyTorch and the tests hold the same numbers without a file between them. The twin of
/// tests/reference/formula.py: element i of a tensor is a hash of its name and i in [−1, 1) with 24 bits, exact in float; what is made of it
/// is computed in float, operation by operation, as there.
/// </summary>
static partial class FormulaTensor
{
    // The side of the squares of a map's coarse pattern.
    const int Cell = 32;

    // The variance of a kernel's elements is Gain / (3·fan-in): between 3, which keeps the size through linear layers, and 6, through ReLUs.
    const double Gain = 4.5;

    /// <summary>An input by its name. A map is noise over a coarse pattern: noise alone is averaged away by the first few layers.</summary>
    public static float[] Input(string name, TensorShape shape, int batch = 1)
    {
        var values = Uniform(name, shape.Length * batch);
        if (!shape.IsMap) return values;
        var (rows, columns) = ((shape.Height + Cell - 1) / Cell, (shape.Width + Cell - 1) / Cell);
        var pattern = Uniform(name + "/coarse", (long)batch * shape.Channels * rows * columns);
        for (var i = 0; i < values.Length; i++)
        {
            var (plane, y, x) = (i / shape.Width / shape.Height, i / shape.Width % shape.Height, i % shape.Width);
            var (noise, cell) = (values[i] * 0.5f, pattern[(((plane * rows) + (y / Cell)) * columns) + (x / Cell)] * 1.5f);
            values[i] = noise + cell;
        }

        return values;
    }

    /// <summary>A parameter by its name in the weight file: activations keep their size through layers, and no statistic is trivial.</summary>
    public static float[] Parameter(string name, TensorShape shape)
    {
        var last = name[(name.LastIndexOf('.') + 1)..];
        if (last == "num_batches_tracked") return new float[shape.Length];
        var (scale, shift) = last switch
        {
            "running_var" => (0.5f, 1f),
            "running_mean" => (0.25f, 0f),
            _ when shape.Rank >= 2 => ((float)Math.Sqrt(Gain / (shape.Length / shape[0])), 0f),
            "weight" => (0.25f, 1f),
            _ => (0.125f, 0f),
        };
        var values = Uniform(name, shape.Length);
        for (var i = 0; i < values.Length; i++)
        {
            // Two roundings, as in Python: the product's must not vanish in a fused multiply–add.
            var product = values[i] * scale;
            values[i] = shift + product;
        }

        return values;
    }

    /// <summary>All parameters of a graph, for the oracle.</summary>
    public static IReadOnlyDictionary<string, double[]> Parameters(Graph graph) =>
        graph.Parameters.ToDictionary(p => p.Name, p => Widen(Parameter(p.Name, p.Shape)));

    /// <summary>All inputs of a graph, for the oracle.</summary>
    public static IReadOnlyDictionary<string, double[]> Inputs(Graph graph, int batch = 1) =>
        graph.Inputs.ToDictionary(i => i.Name, i => Widen(Input(i.Name, graph.ShapeOf(i.Value), batch)));

    public static double[] Widen(float[] values) => Array.ConvertAll(values, v => (double)v);
}
