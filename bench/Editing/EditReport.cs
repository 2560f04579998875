extern alias generator;

using System.Globalization;
using System.Text;
using generator::NetGenCompiler;

namespace NetGenCompiler.Bench.Editing;

/// <summary>What edits cost with the zoo open in an editor, by kind of edit: the generator, the driver without it, and the analyzer.</summary>
static class EditReport
{
    // The just-in-time compiler optimizes a method after thirty calls: so many edits of a network with training come first.
    const int FirstEdits = 40, WarmUp = 3;

    static readonly IReadOnlyList<Edit> Edits =
    [
        new("comment, unrelated file", ZooProject.LargeFile, "public static class Large", "\n", r => $" // note {r}"),
        new("method body, unrelated file", ZooProject.LargeFile, "var total = ", ";", r => $"{r}"),
        new("new method, unrelated file", ZooProject.LargeFile, "public static class Large", "{", r => $"{Environment.NewLine}{{ public static int Added{r}() => {r}; }}{Environment.NewLine}partial class Rest{r} "),
        new("comment, ResNet.cs", "Classification/ResNet.cs", "namespace NetGen.Networks;", "\n", r => $" // note {r}"),
        Classes("LeNet5", "fc3 = new("),
        Classes("MnistCnn", "fc2 = new("),
        Classes("AlexNet", "        new Linear("),
        new("classes of SqueezeNet", "Classification/SqueezeNet.cs", "Dropout(0.5f), new Conv2d(", ",", r => $"{1001 + r}"),
        Classes("MobileNetV2", "new Linear("),
        Classes("InceptionV3", "fc = new("),
        Classes("ShuffleNetV2", "fc = new("),
        Classes("DenseNet", "classifier = new("),
        new("last width of MobileNetV2", "Classification/MobileNetV2.cs", ".. Blocks(), new ConvNorm(", ",", r => $"{1280 + (8 * (r + 1))}"),
        new("input of DenseNet121", "Classification/DenseNet.cs", "[Shape(3, ", ", ", r => $"{224 + r + 1}"),
        new("classes of ResNet (6 networks)", "Classification/ResNet.cs", "fc = new(", ")", r => $"{1001 + r}"),
        new("first width of Vgg (3 networks)", "Classification/Vgg.cs", "widths = [", ",", r => $"{64 + (8 * (r + 1))}"),
        new("BasicBlock, used by two", "Blocks/BasicBlock.cs", "bn1 | ReLU | conv2 | bn2", ";", r => r % 2 == 0 ? " | ReLU" : ""),
        new("SqueezeExcitation, used by two", "Blocks/SqueezeExcitation.cs", "fc2 | HardSigmoid", ")", r => r % 2 == 0 ? " | HardSigmoid" : ""),
        new("new network", ZooProject.OwnFile, "/* from */", "/* to */", r => Small($"Added{r}", 10 + r)),
    ];

    public static int Run(int rounds, string filter)
    {
        Console.WriteLine($"{"milliseconds",-34} {"generator",10} {"driver",8} {"analyzer",9} {"net",8} {"to",8} {"pauses",8} {"MB",8}");
        var (zoo, idle) = (new EditorSession(ZooProject.Load(), new NetGenGenerator()), new EditorSession(ZooProject.Load(), new IdleGenerator()));
        Print("first run", [Times(Edits[0], -1, zoo, idle)]);
        for (var round = 0; round < FirstEdits; round++) Times(Edits.First(e => e.Kind == "classes of MobileNetV2"), FirstEdits + rounds + round, zoo, idle);
        foreach (var edit in Edits.Where(e => e.Kind.Contains(filter, StringComparison.OrdinalIgnoreCase))) Measure(edit, rounds, zoo, idle);
        var deep = new Edit("network of 1,000 layers", ZooProject.OwnFile, "layer999 = new(", ")", r => $"{9 + r}");
        if (deep.Kind.Contains(filter, StringComparison.OrdinalIgnoreCase))
        {
            Measure(deep, rounds, new(ZooProject.Alone(Deep()), new NetGenGenerator()), new(ZooProject.Alone(Deep()), new IdleGenerator()));
        }

        if ("memory".Contains(filter, StringComparison.OrdinalIgnoreCase)) MeasureMemory();
        return 0;
    }

    static void Measure(Edit edit, int rounds, EditorSession session, EditorSession idle) =>
        Print(edit.Kind, [.. Enumerable.Range(0, WarmUp + rounds).Select(round => Times(edit, round, session, idle)).Skip(WarmUp)]);

    static EditTimes Times(Edit edit, int round, EditorSession session, EditorSession idle) => new(session.Generate(edit, round), idle.Generate(edit, round), session.Analyze());

    /// <summary>What stays allocated while edits go on.</summary>
    static void MeasureMemory()
    {
        Edit[] edits = [.. Edits.Where(e => e.Path.StartsWith("Unrelated", StringComparison.Ordinal) || e.Kind.EndsWith("LeNet5", StringComparison.Ordinal)), Edits[^1]];
        var session = new EditorSession(ZooProject.Load(), new NetGenGenerator());
        for (var i = 1; i <= 1000; i++)
        {
            session.Generate(edits[i % edits.Length], i);
            if (i % 10 == 0) session.Analyze();
            if (i is 100 or 500 or 1000) Console.WriteLine($"after {i,4} edits {GC.GetTotalMemory(forceFullCollection: true) / 1e6,8:F1} MB");
        }

        GC.KeepAlive(session);
    }

    /// <summary>The medians, the range of the net times, and how much of the generator's the garbage collector has.</summary>
    static void Print(string kind, IReadOnlyList<EditTimes> times) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{kind,-34} {Median(times, t => t.Generator.Milliseconds),10:F1} {Median(times, t => t.Driver.Milliseconds),8:F1} {Median(times, t => t.Analyzer),9:F1} {Median(times, t => t.Net),8:F1} {times.Max(t => t.Net),8:F1} {times.Average(t => t.Generator.Pause),8:F1} {Median(times, t => t.Generator.Megabytes),8:F1}"));

    static double Median(IEnumerable<EditTimes> times, Func<EditTimes, double> time)
    {
        var sorted = times.Select(time).Order().ToList();
        return sorted[sorted.Count / 2];
    }

    /// <summary>An edit of the number of classes, which changes the shape of a network's last layer.</summary>
    static Edit Classes(string name, string anchor) => new($"classes of {name}", $"Classification/{name}.cs", anchor, ")", r => $"{1001 + r}");

    static string Small(string name, int width) => $$"""
        /// <summary>A small network.</summary>
        [Network]
        public sealed partial class {{name}} : Module
        {
            readonly Conv2d conv = new({{width}}, 3, padding: 1);
            readonly Linear fc = new(10);

            /// <summary>From the image to the scores.</summary>
            public Tensor Forward([Shape(3, 32, 32)] Tensor x) => x | conv | ReLU | MaxPool2d(2) | Flatten | fc;
        }
        """;

    /// <summary>A thousand layers, each a field.</summary>
    static string Deep()
    {
        var text = new StringBuilder("namespace Deep;\n[Network]\npublic sealed partial class Deep : Module\n{\n");
        for (var i = 0; i < 1000; i++) text.Append(CultureInfo.InvariantCulture, $"    readonly Linear layer{i} = new({8 + (i % 7)});\n");
        text.Append("    public Tensor Forward([Shape(16)] Tensor x)\n    {\n");
        for (var i = 0; i < 1000; i++) text.Append(CultureInfo.InvariantCulture, $"        x = x | layer{i} | ReLU;\n");
        return text.Append("        return x;\n    }\n}\n").ToString();
    }
}
