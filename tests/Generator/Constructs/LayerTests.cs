using System.Text.RegularExpressions;

namespace NetGen.Generator.Tests.Constructs;

/// <summary>What definitions do with layers and tensors: for each the compiler's graph equals the CLR's, names of weights included.</summary>
public partial class LayerTests
{
    const string Text = """
        === WaysToApply
        [Network] public sealed partial class Net : Module { readonly Conv2d a = new(4, 3), b = new(4, 3); public Tensor Forward([Shape(3, 16, 16)] Tensor x) { x = a[x]; x = b.Forward(x) | ReLU; x |= Sigmoid; return x.LeakyReLU(0.2f).MaxPool2d(2); } }
        === PipeOperands
        [Network] public sealed partial class Net : Module { readonly Layer[] array = [new Conv2d(4, 1), ReLU]; readonly List<Layer> list = [new Conv2d(5, 1), Tanh]; readonly Sequential sequence = [new Conv2d(6, 1), new BatchNorm2d()]; IEnumerable<Layer> Lazy => Enumerable.Range(0, 2).Select(_ => SiLU); Tensor Twice(Tensor x) => x + x; public Tensor Forward([Shape(3, 8, 8)] Tensor x) { Func<Tensor, Tensor> f = y => y * 2f; return x | array | list | sequence | Lazy | f | Twice | (y => y - 1f) | list[^1] | sequence[1] | array[1..]; } }
        === Arithmetic
        [Network] public sealed partial class Net : Module { readonly Conv2d gate = new(1, 1); float Half => 0.5f; public Tensor Forward([Shape(3, 8, 8)] Tensor x) { var y = x * Half + 1f - Half; y += x; y *= x | gate | Sigmoid; y -= x; y /= 3f; return -(2f * y) - x * x; } }
        === ConcatAndSplit
        [Network] public sealed partial class Net : Module { public Tensor Forward([Shape(8, 8, 8)] Tensor x) { var parts = Chunk(x, 2); var (a, b) = (parts[0], parts[1]); var three = Split(x, 2, 2, 4); var tall = Concat(1, [x, x]); return Concat(a, b, three[2], Concat(three)) is var r ? Concat(r, Split(1, tall, [8, 8])[0]) : x; } }
        === Shapes
        [Network] public sealed partial class Net : Module { public Tensor Forward([Shape(6, 8, 10)] Tensor x) { var n = x.Shape[0] * x.Height + x.Width - x.Rank; var y = x | Reshape(x.Channels * x.Height, x.Width) | Permute(1, 0) | Reshape([x.Length / 2, 2]); return y * n | Mean(1) | Softmax(); } }
        === Sizes
        [Network] public sealed partial class Net : Module { readonly Conv2d a = new(4, (3, 5), stride: (2, 1), padding: (1, 2)), b = new(4, 3, 2, new Padding2(1, 2, 3, 4)); Size2 size = 3; public Tensor Forward([Shape(3, 32, 32)] Tensor x) { Size2 half = new(size.Height - 1, size.Width - 1); var (h, w) = half; Size2? none = null; return x | a | b | MaxPool2d(half, none) | AvgPool2d(size with { Width = 2 }, (1, w), 1, true, false) | Upsample(h, Interpolation.Bilinear) | ZeroPad((1, 0, 2, 0)); } }
        === NamesOfFields
        public class Base : Module { protected readonly Conv2d _first = new(4, 1); [Name("renamed")] protected readonly Conv2d second = new(4, 1); } [Network] public sealed partial class Net : Base { public Conv2d Third { get; } = new(4, 1); [field: Name("unused")] public Layer? Nothing { get; } readonly Conv2d shared = new(4, 1); readonly Conv2d again; [Name("p")] Conv2d Prop { get; } = new(4, 1); public Net() => again = shared; public Tensor Forward([Shape(4, 8, 8)] Tensor x) => x | Prop | again | shared | Third | second | _first; }
        === NamesOfCollections
        [Network] public sealed partial class Net : Module { readonly Dictionary<string, Layer> heads = new() { ["b"] = new Conv2d(2, 1), ["a"] = new Conv2d(3, 1) }; readonly (Layer Down, Layer Up) pair = (new Conv2d(4, 1), new Conv2d(5, 1)); readonly Layer[][] grid = [[new Conv2d(6, 1)], [ReLU, new Conv2d(7, 1)]]; readonly IReadOnlyList<Sequential> nested = [[new Conv2d(8, 1), new Sequential(new Conv2d(9, 1))]]; public Tensor Forward([Shape(4, 8, 8)] Tensor x) { foreach (var (name, head) in heads) x |= head; x = x | pair.Up | pair.Down; foreach (var row in grid) x |= row; return x | nested; } }
        === NamesOfCapturedParameters
        public class Residual(Layer inner, Layer unused, int width) : Layer { readonly Conv2d conv = new(width, 1); readonly Layer copy = unused; public override Tensor Forward(Tensor x) => (x | conv | copy) + (x | inner); } [Network] public sealed partial class Net : Module { readonly Residual r = new(new Conv2d(4, 1), new BatchNorm2d(), 4); public Tensor Forward([Shape(4, 8, 8)] Tensor x) => x | r; }
        === Family
        public abstract class Family(Func<int, Layer> make, int[] widths) : Module { readonly Layer[] blocks = [.. widths.Select(make)]; readonly Linear fc = new(10); public Tensor Forward([Shape(3, 16, 16)] Tensor x) => x | blocks | GlobalAvgPool | Flatten | fc; } public sealed class Block(int w) : Layer { readonly Sequential body = [new Conv2d(w, 3, padding: 1), ReLU]; public override Tensor Forward(Tensor x) => x | body; } [Network] public sealed partial class Net() : Family(w => new Block(w), [4, 8]);
        === SharedLayer
        [Network] public sealed partial class Net : Module { readonly Linear shared = new(8); public (Tensor Left, Tensor Right) Forward([Shape(8)] Tensor a, [Shape(8)] Tensor b) => (a | shared | ReLU, b | shared | ReLU); }
        === UnnamedOutputs
        [Network, Input("b", 4, 4)] public sealed partial class Net : Module { public (Tensor, Tensor Named) Forward([Shape(8)] Tensor a, [Shape(8)] Tensor b) => (a | ReLU, b | Flatten); }
        === LayerInForward
        [Network] public sealed partial class Net : Module { public Tensor Forward([Shape(4, 8, 8)] Tensor x) { for (var i = 0; i < 2; i++) x = x | new Conv2d(4 + i, 3) | ReLU; return x; } }
        === VirtualForward
        public abstract class Cell : Layer { protected abstract Layer Op { get; } public override Tensor Forward(Tensor x) => Act(x | Op); protected virtual Tensor Act(Tensor x) => x; } public class A : Cell { readonly Conv2d c = new(4, 1); protected override Layer Op => c; } public sealed class B : A { protected override Tensor Act(Tensor x) => base.Act(x) | ReLU; public override Tensor Forward(Tensor x) => base.Forward(x) | Tanh; } [Network] public sealed partial class Net : Module { readonly Cell[] cells = [new A(), new B()]; public Tensor Forward([Shape(4, 8, 8)] Tensor x) => cells.Aggregate(x, (y, c) => c.Forward(y)) | cells; }
        === FunctionFields
        [Network] public sealed partial class Net : Module { readonly Func<Tensor, Tensor> act = x => x | ReLU; readonly Func<Tensor, Tensor, Tensor> join; readonly Conv2d conv = new(4, 1), last = new(4, 1); public Net() => join = (a, b) => Concat(a, b) | last; static Tensor Apply(Tensor x, Func<Tensor, Tensor> f, int times) => times == 0 ? x : Apply(f(x), f, times - 1); public Tensor Forward([Shape(4, 8, 8)] Tensor x) { Func<Tensor, Tensor> forward = conv.Forward; Func<Tensor, Tensor, Tensor> add = Add; return join(act(x), Apply(x, forward, 2)) | (y => add(y, y)); } }
        === ConditionsOnLayers
        [Network] public sealed partial class Net : Module { readonly Layer?[] maybe = [null, new Conv2d(4, 1), null]; public Tensor Forward([Shape(4, 8, 8)] Tensor x) { foreach (var layer in maybe) { if (layer is Conv2d conv) x |= conv; else if (layer is null && x.Channels > 2) x |= ReLU; } return x is { Channels: 4, Height: var h } && h > 4 ? x : x | Flatten; } }
        === ExtensionsOfTensor
        public static class Ext { public static Tensor Gated(this Tensor x, Layer gate) => x * (x | gate | Sigmoid); extension(Tensor x) { public int Area => x.Height * x.Width; public Tensor Doubled() => x + x; } extension(Layer layer) { public Layer WithReLU() => new Sequential(layer, ReLU); } } [Network] public sealed partial class Net : Module { readonly Conv2d gate = new(4, 1); readonly Layer act = new Conv2d(4, 1).WithReLU(); public Tensor Forward([Shape(4, 8, 8)] Tensor x) => (x.Gated(gate).Doubled() | act) * x.Area; }
        === ConfigurationRecords
        public enum Act { None, Relu, Swish } public readonly record struct Row(int Width, int Repeat = 1, Act Act = Act.Relu) { public Row Scaled(float f) => this with { Width = Math.Max(4, (int)(Width * f + 2) / 4 * 4) }; } public sealed class Unit(Row row) : Layer { readonly Layer[] convs = [.. Enumerable.Range(0, row.Repeat).Select(i => new Conv2d(row.Width + i, 1))]; public override Tensor Forward(Tensor x) => (x | convs) | row.Act switch { Act.None => Identity, Act.Relu => ReLU, _ => SiLU }; } [Network] public sealed partial class Net : Module { static readonly Row[] Plan = [new(8), new(12, 2, Act.None), new(16, Act: Act.Swish)]; readonly List<Unit> units = []; public Net() { foreach (var row in Plan) units.Add(new Unit(row.Scaled(0.75f))); } public Tensor Forward([Shape(4, 8, 8)] Tensor x) => x | units; }
        === NamesOfLayersWithoutFields
        public class Helper { public Tensor Act(Tensor x) => x | Tanh; } public class Inner : Layer { readonly Helper helper = new(); readonly Conv2d conv = new(4, 1); public override Tensor Forward(Tensor x) => helper.Act(x | conv | ReLU) | new Conv2d(4, 1); } public class Derived : Inner { public override Tensor Forward(Tensor x) => base.Forward(x) | SiLU; } public class Outer(Layer given) : Layer { readonly Inner inner = new(); readonly Layer[] list = [new Derived(), ReLU]; readonly Sequential seq = [new Inner(), Sigmoid]; IEnumerable<Tensor> Lazy(Tensor x) { yield return x | Tanh; yield return x + x; } public override Tensor Forward(Tensor x) { Func<Tensor, Tensor> f = y => y | ReLU; x = x | inner | f; x = inner.Forward(x); x = inner[x] | list | seq; x = seq.Forward(x); x = seq[1][x]; x = Lazy(x).Aggregate((a, b) => a * b); x |= given; try { x = x | new Thrower(); } catch (InvalidOperationException) { x |= ReLU; } return x | new Sequential(new Inner(), Tanh) | MaxPool2d(2) | Dropout(0.5f); } } public class Thrower : Layer { public override Tensor Forward(Tensor x) => (x | ReLU) is { Rank: 3 } ? throw new InvalidOperationException() : x; } [Network] public sealed partial class Net : Module { readonly Outer a = new(new Derived()), b = new(ReLU); public Tensor Forward([Shape(4, 8, 8)] Tensor x) => b[x | a | ReLU | new Inner()] + (x | MaxPool2d(4)); }
        === LayersOfSequences
        [Network] public sealed partial class Net : Module { readonly Embedding table = new(50, 6); readonly Conv1d conv = new(8, 3, padding: 1); readonly BatchNorm1d norm = new(); readonly LSTM lstm = new(5, layers: 2, bidirectional: true); readonly GRU gru = new(4, bias: false); readonly RNN rnn = new(3, relu: true); readonly LayerNorm rows = new(), all = new(2, elementwiseAffine: false); readonly DropConnect head = new(7, 0.2f); public (Tensor Left, Tensor Right, Tensor Angle) Forward([Shape(12)] Tensor x) { var y = x | table | Permute(1, 0) | conv | norm | ReLU | MaxPool1d(2, stride: 1) | AvgPool1d(3, padding: 1); var z = y.MaxPool1d(3) | Permute(1, 0) | lstm | rows | gru; return (z | rnn | all | head, z | UniformDropout(0.1f), CosineSimilarity(z, z * 2f, axis: -1) + EuclideanDistance(z, z, keepDimension: false)); } }
        === LayersOfVolumes
        [Network] public sealed partial class Net : Module { static readonly Size3 half = new(1, 2, 2); readonly Conv3d conv = new(8, 3, half with { Depth = 2 }, padding: 1, bias: false), line = new(8, (3, 1, 1), padding: (half.Depth, 0, 0), groups: 8); readonly BatchNorm3d norm = new(); readonly InstanceNorm3d instance = new(affine: true); public (Tensor Steps, Tensor Pooled) Forward([Shape(3, 9, 16, 16)] Tensor x) { var (d, _, w) = half; var y = x | conv | norm | ReLU | Dropout3d(0.1f) | MaxPool3d((d, w, w), half); return (y.AvgPool3d(2, 1, ceilMode: true) | line | instance, y | AdaptiveAvgPool3d((1, 2, 2)) | GlobalAvgPool | Flatten); } }
        === StatesOfRecurrentLayers
        [Network] public sealed partial class Net : Module { readonly LSTM encoder = new(4, layers: 2, dropout: 0.2f), decoder = new(4, layers: 2); readonly GRU gru = new(4); readonly RNN rnn = new(4, bidirectional: true); public (Tensor A, Tensor B, Tensor C, Tensor D) Forward([Shape(6, 3)] Tensor x, [Shape(2, 3)] Tensor y) { var (_, states) = encoder.WithStates(x); var (answer, (hidden, _)) = decoder.WithStates(y, states); var (steps, last) = gru.WithStates(x, (hidden | Slice(0, 1, 2)).Tanh()); Tensor? none = null; return (answer, hidden, steps + last, rnn.WithStates(y, none).State); } }
        === LayersOfMaps
        [Network] public sealed partial class Net : Module { readonly ConvTranspose2d up = new(8, 3, stride: 2, padding: 1, outputPadding: 1), wide = new(6, (1, 2), outputPadding: (0, 1), dilation: (1, 3)); readonly GroupNorm groups = new(4); readonly InstanceNorm2d instance = new(affine: true); readonly SwitchNorm2d switched = new(momentum: 0.2f); readonly InstanceNorm1d line = new(); public Tensor Forward([Shape(4, 8, 8)] Tensor x) => (x | up | groups | ReLU | Dropout2d(0.2f) | wide | instance | GaussianDropout() | switched).Reshape(6, -1) | line; }
        === Skips
        [Network] public sealed partial class Net : Module { readonly List<Conv2d> down = [.. from w in new[] { 4, 8, 16 } select new Conv2d(w, 3, padding: 1)], up = [.. from w in new[] { 8, 4 } select new Conv2d(w, 3, padding: 1)]; public Tensor Forward([Shape(3, 32, 32)] Tensor x) { var skips = new Stack(); foreach (var d in down) { x = x | d | ReLU; if (d != down[^1]) { skips.Push(x); x |= MaxPool2d(2); } } foreach (var u in up) x = Concat(x | Upsample(2), skips.Pop()) | u; return x; } sealed class Stack { readonly List<Tensor> items = []; public void Push(Tensor x) => items.Add(x); public Tensor Pop() { var last = items[^1]; items.RemoveAt(items.Count - 1); return last; } } }
        """;

    static readonly Dictionary<string, string> Cases = Header().Split(Text).Skip(1).Chunk(2).ToDictionary(part => part[0], part => part[1]);

    static readonly DefinitionSource Source = new(Cases.Select(c => $"namespace Case{c.Key};\n{c.Value}"));

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_definition_makes_the_graph_that_the_CLR_makes(string name) => Assert.Equal(Source.Trace($"Case{name}.Net"), Source.Execute($"Case{name}.Net"));

    [GeneratedRegex(@"^=== (\w+)\n", RegexOptions.Multiline)]
    private static partial Regex Header();
}
