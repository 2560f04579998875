using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenOracle;

/// <summary>
/// Networks that nobody would draw: seeded compositions of the operators with branches, residuals, gates, concatenations, shared layers, dead
/// ends and several outputs. Every shape and padding that comes up is legal.
/// </summary>
sealed class RandomGraph
{
    readonly Random random;
    readonly GraphBuilder builder = new();
    readonly List<Value> values = [];
    readonly List<LayerHandle> layers = [];
    readonly HashSet<Value> used = [];

    RandomGraph(int seed) => random = new(seed);

    /// <summary>The network of a seed.</summary>
    public static Graph Make(int seed, int steps = 16)
    {
        var graph = new RandomGraph(seed);
        graph.values.Add(graph.builder.AddInput("x", TensorShape.Of(graph.Pick(3, 4, 7, 8, 12), graph.Pick(5, 8, 9, 13), graph.Pick(6, 7, 11))));
        for (var step = 0; step < steps; step++) graph.Step();
        return graph.builder.Build($"Random{seed}", [], new Dictionary<object, string>(), graph.Outputs());
    }

    void Step()
    {
        var x = values[Math.Max(0, values.Count - 1 - (int)(random.NextDouble() * random.NextDouble() * values.Count))];
        var shape = builder.ShapeOf(x);
        var grow = shape.IsMap ? Pick(Convolution, Convolution, Convolution, Residual, Gate, SpatialGate, Join, Cut, Rearrange, Pool, Reduce, Elementwise) : Pick(Dense, Dense, Join, Elementwise);
        grow(x, shape);
    }

    void Convolution(Value x, TensorShape shape)
    {
        var y = Apply(RandomConvolution(shape), x);
        if (Chance(0.6)) y = Apply(new BatchNorm2d(Affine: Chance(0.8)), y);
        if (Chance(0.6)) Apply(RandomActivation(), y);
    }

    void Residual(Value x, TensorShape shape)
    {
        var y = Apply(new Conv2d(shape.Channels, new(3, 3), Padding: new(1, 1, 1, 1), Bias: Chance(0.5)), x);
        if (Chance(0.5)) y = Apply(new BatchNorm2d(), y);
        var (left, right) = Chance(0.5) ? (x, y) : (y, x);
        y = Apply(RandomBinary(), left, right);
        if (Chance(0.7)) Apply(RandomActivation(), y);
    }

    void Gate(Value x, TensorShape shape)
    {
        var squeezed = Apply(Chance(0.5) ? new GlobalAvgPool() : new AdaptiveAvgPool2d(new(1, 1)), x);
        var gate = Apply(new Sigmoid(), Apply(new Conv2d(shape.Channels, new(1, 1)), squeezed));
        var main = Chance(0.5) ? x : Apply(new Conv2d(shape.Channels, new(1, 1)), x);
        Apply(RandomBinary(), main, gate);
    }

    void SpatialGate(Value x, TensorShape shape)
    {
        var gate = Apply(new Conv2d(1, new(3, 3), Padding: new(1, 1, 1, 1)), x);
        var main = Apply(new Conv2d(shape.Channels, new(1, 1)), x);
        Apply(RandomBinary(), main, gate);
    }

    void Join(Value x, TensorShape shape)
    {
        var fitting = values.Where(v => FitsBeside(builder.ShapeOf(v), shape)).ToList();
        Apply(new Concat(), [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => fitting[random.Next(fitting.Count)]), x]);
    }

    void Cut(Value x, TensorShape shape)
    {
        var first = random.Next(1, shape.Channels + 1);
        if (first == shape.Channels) Apply(new Slice(Pick(0, 1, -1), 0, shape[0] > 2 && shape[1] > 2 && shape[2] > 2 ? Pick(2, -1) : 1), x);
        else if (shape.Channels % 2 == 0 && Chance(0.5)) ApplyAll(new Chunk(2), x);
        else ApplyAll(new Split(Pick(0, -3), [first, shape.Channels - first]), x);
    }

    void Rearrange(Value x, TensorShape shape)
    {
        var isEven = shape.Height % 2 == 0 && shape.Width % 2 == 0;
        Op[] choices =
        [
            new Permute([0, 2, 1]), new Permute([0, 1, 2]), new Reshape([shape.Channels, -1, 1]), new ZeroPad(new(1, 0, 2, 1)), new Upsample(new(1, 1)),
            new ChannelShuffle(shape.Channels % 2 == 0 ? 2 : 1), new Dropout(), new Identity(), isEven ? new SpaceToDepth(2) : new DepthToSpace(1),
        ];
        var y = Apply(choices[random.Next(choices.Length)], x);
        if (Chance(0.5)) Apply(RandomConvolution(builder.ShapeOf(y)), y);
    }

    void Pool(Value x, TensorShape shape)
    {
        var kernel = new Size2(Math.Min(shape.Height, Pick(1, 2, 3)), Math.Min(shape.Width, Pick(2, 3)));
        Op[] choices =
        [
            new MaxPool2d(kernel, new Size2(1, 2), CeilMode: Chance(0.5)), new AvgPool2d(kernel, new Size2(1, 1)), new AvgPool2d(new(shape.Height, shape.Width)),
            new AdaptiveAvgPool2d(new(shape.Height, Math.Max(1, shape.Width / 2))), new AdaptiveMaxPool2d(new(Pick(1, 2), 1)), new MaxPool2d(new(1, 1)),
        ];
        var y = Apply(choices[random.Next(choices.Length)], x);
        if (Chance(0.5)) Apply(RandomActivation(), y);
    }

    void Reduce(Value x, TensorShape shape)
    {
        var y = shape.Length > 64 ? Apply(new GlobalAvgPool(), x) : x;
        Apply(new Flatten(), Chance(0.3) ? Apply(new Reshape([1, -1]), y) : y);
    }

    void Dense(Value x, TensorShape shape)
    {
        var y = Apply(new Linear(Pick(5, 8, 10), Bias: Chance(0.7), InFeatures: shape[shape.Rank - 1]), x);
        if (shape.Rank <= 2 && Chance(0.5)) y = Apply(new BatchNorm1d(Affine: Chance(0.8)), y);
        if (Chance(0.5)) Apply(RandomActivation(), y);
    }

    void Elementwise(Value x, TensorShape shape)
    {
        var partners = values.Where(v => builder.ShapeOf(v) == shape).ToList();
        if (Chance(0.4)) Apply(RandomBinary(), x, partners[random.Next(partners.Count)]);
        else if (shape.IsMap && Chance(0.3)) Apply(new BatchNorm2d(), x);
        else Apply(RandomActivation(), Chance(0.3) ? Apply(new Affine(Pick(-1f, 2f, 0.3f), Pick(0f, 0.5f)), x) : x);
    }

    Conv2d RandomConvolution(TensorShape x)
    {
        var kernel = new Size2(Math.Min(x.Height, Pick(1, 2, 3)), Math.Min(x.Width, Pick(1, 3)));
        var groups = Pick(1, 1, x.Channels % 2 == 0 ? 2 : 1, x.Channels);

        // Multipliers must not pile up.
        var channels = x.Channels > 24 ? groups : groups * Pick(1, 2, 3);
        return new(channels, kernel, Chance(0.3) ? new(2, 1) : null, new(Pick(0, 1), Pick(0, 1), Pick(0, 1), 0), null, groups, Chance(0.5));
    }

    Op RandomActivation() => Pick<Op>(
        new ReLU(), new ReLU(), new ReLU6(), new LeakyReLU(0.25f), new Sigmoid(), new Tanh(), new SiLU(), new HardSwish(), new Swish(1), new GELU(),
        new Affine(-1), new Affine(0.5f, 1), new PReLU(), new PReLU(PerChannel: true));

    Op RandomBinary() => Pick<Op>(new Add(), new Add(), new Subtract(), new Multiply());

    Value Apply(Op op, params Value[] operands) => ApplyAll(op, operands)[0];

    // Now and then a layer of the same arguments is shared.
    IReadOnlyList<Value> ApplyAll(Op op, params Value[] operands)
    {
        var shapes = operands.Select(builder.ShapeOf).ToList();
        var shared = layers.FirstOrDefault(l => l.Op == op && l.Parameters == op.Parameters(shapes));
        var layer = shared is not null && Chance(0.5) ? shared : new(op, null);
        layers.Add(layer);
        var results = builder.Apply(layer, operands, null, null);
        values.AddRange(results);
        used.UnionWith(operands);
        return results;
    }

    // Most loose ends are outputs, and sometimes a value that something else reads too; the rest is dead.
    IReadOnlyList<NamedValue> Outputs()
    {
        var chosen = values.Where(v => v.Node > 0 && (used.Contains(v) ? Chance(0.05) : Chance(0.8))).Append(values[^1]).Distinct();
        return [.. chosen.Select((v, i) => new NamedValue($"output{i}", v))];
    }

    static bool FitsBeside(TensorShape x, TensorShape other) => x.Rank == other.Rank && x.Dimensions.Skip(1).SequenceEqual(other.Dimensions.Skip(1));

    bool Chance(double probability) => random.NextDouble() < probability;

    T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];
}
