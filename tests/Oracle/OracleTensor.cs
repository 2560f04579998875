using NetGenCompiler.Graphs;

namespace NetGenOracle;

/// <summary>The numbers of a value: items one after the other, each in row-major order.</summary>
/// <param name="Shape">The shape of one item.</param>
/// <param name="Batch">The number of items; 1 for a weight.</param>
/// <param name="Data">The numbers.</param>
sealed record OracleTensor(TensorShape Shape, int Batch, double[] Data)
{
    public int ItemLength => (int)Shape.Length;

    public static OracleTensor Zeros(TensorShape shape, int batch) => new(shape, batch, new double[shape.Length * batch]);

    /// <summary>For a number of items: what is one for all is repeated.</summary>
    public OracleTensor For(int batch) => Batch == batch ? this : new(Shape, batch, [.. Enumerable.Repeat(Data, batch).SelectMany(d => d)]);

    /// <summary>One item.</summary>
    public Span<double> Item(int index) => Data.AsSpan(index * ItemLength, ItemLength);

    /// <summary>One channel of one item of a map: its rows one after the other.</summary>
    public Span<double> Plane(int item, int channel)
    {
        var length = Shape.Height * Shape.Width;
        return Data.AsSpan(((item * Shape.Channels) + channel) * length, length);
    }

    /// <summary>The same numbers under another shape.</summary>
    public OracleTensor As(TensorShape shape) => new(shape, Batch, Data);

    /// <summary>Every number through a function.</summary>
    public OracleTensor Map(Func<double, double> function) => new(Shape, Batch, Array.ConvertAll(Data, v => function(v)));
}
