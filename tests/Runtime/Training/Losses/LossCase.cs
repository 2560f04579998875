using System.Runtime.InteropServices;
using System.Text.Json;
using NetGen.Runtime.Training.Losses;

namespace NetGen.Runtime.Tests.Training.Losses;

/// <summary>A line of losses.jsonl: a loss with its settings and inputs, and what PyTorch computes of it.</summary>
sealed class LossCase
{
    readonly JsonElement root;
    readonly float[][] inputs;
    readonly int[] labels;

    LossCase(string line)
    {
        root = JsonDocument.Parse(line).RootElement;
        inputs = [.. root.GetProperty("inputs").EnumerateArray().Select(i => MemoryMarshal.Cast<byte, float>(i.GetBytesFromBase64()).ToArray())];
        labels = root.TryGetProperty("labels", out var list) ? [.. list.EnumerateArray().Select(l => l.GetInt32())] : [];
        Losses = Doubles(root.GetProperty("losses"));
    }

    public static LossCase[] All { get; } = [.. File.ReadLines(Fixture.Path("training/losses.jsonl")).Select(line => new LossCase(line))];

    public string Name => root.GetProperty("loss").GetString()!;

    public double[] Losses { get; }

    public double Value(Reduction reduction) => Result(reduction).GetProperty("value").GetDouble();

    public double[] Gradients(Reduction reduction) => Doubles(Result(reduction).GetProperty("gradients"));

    public override string ToString() => $"{Name} {root.GetProperty("options").GetRawText()}";

    /// <summary>The loss, computed into two, one or three gradients as it has inputs that are differentiated.</summary>
    public double Run(Reduction reduction, float[][] gradients, float[] losses, double weight = 1)
    {
        var (x, y, z) = (inputs[0], inputs.ElementAtOrDefault(1) ?? [], inputs.ElementAtOrDefault(2) ?? []);
        var (classes, dimensions, margin) = (Integer("classes"), Integer("dimensions"), Number("margin"));
        var positions = Option("positions")?.GetInt32() ?? 1;
        var alike = Array.ConvertAll(labels, l => l == 1);
        var g = gradients.Concat(Enumerable.Repeat<float[]>([], 3)).ToArray();
        switch (Name)
        {
            case "CrossEntropy": return new CrossEntropyLoss(classes, Numbers("classWeights"), Number("labelSmoothing") ?? 0, reduction: reduction) { Weight = weight, Positions = positions }.Compute(x, labels, g[0], losses);
            case "SoftCrossEntropy": return new CrossEntropyLoss(classes, Numbers("classWeights"), Number("labelSmoothing") ?? 0, reduction: reduction) { Weight = weight, Positions = positions }.ComputeSoft(x, y, g[0], losses);
            case "NLL": return new NLLLoss(classes, Numbers("classWeights"), reduction: reduction) { Weight = weight, Positions = positions }.Compute(x, labels, g[0], losses);
            case "Focal": return new FocalLoss(classes, Numbers("alpha"), Number("gamma")!.Value, reduction: reduction) { Weight = weight, Positions = positions }.Compute(x, labels, g[0], losses);
            case "KLDivergence": return new KLDivergenceLoss(classes, Flag("logTarget"), reduction) { Weight = weight }.Compute(x, y, g[0], losses);
            case "Distillation": return new DistillationLoss(classes, Number("temperature")!.Value, Number("alpha")!.Value, reduction) { Weight = weight }.Compute(x, y, labels, g[0], losses);
            case "CosineEmbedding": return new CosineEmbeddingLoss(dimensions, margin!.Value, reduction) { Weight = weight }.Compute(x, y, alike, g[0], g[1], losses);
            case "Contrastive": return new ContrastiveLoss(dimensions, margin!.Value, reduction) { Weight = weight }.Compute(x, y, alike, g[0], g[1], losses);
            case "Triplet": return new TripletLoss(dimensions, margin!.Value, Flag("swap"), reduction) { Weight = weight }.Compute(x, y, z, g[0], g[1], g[2], losses);
            case "BatchHardTriplet": return new BatchHardTripletLoss(dimensions, margin, reduction) { Weight = weight }.Compute(x, labels, g[0], losses);
            case "MarginRanking": return new MarginRankingLoss(margin!.Value, reduction) { Weight = weight }.Compute(x, y, z, g[0], g[1], losses);
            case "Center":
                var center = new CenterLoss(classes, dimensions, reduction: reduction) { Weight = weight };
                y.CopyTo(center.Centers, 0);
                return center.Compute(x, labels, g[0], losses);
            case "CTC":
                var ctc = new CTCLoss(classes, Integer("steps"), 4, reduction: reduction) { Weight = weight };
                return ctc.Compute(x, labels, Integers("lengths"), Integers("counts"), g[0], losses);
            case "IoU": return new IoULoss(reduction) { Weight = weight }.Compute(x, y, g[0], losses);
            case "GIoU": return new GIoULoss(reduction) { Weight = weight }.Compute(x, y, g[0], losses);
            case "DIoU": return new DIoULoss(reduction) { Weight = weight }.Compute(x, y, g[0], losses);
            case "CIoU": return new CIoULoss(reduction) { Weight = weight }.Compute(x, y, g[0], losses);
            default: return Elementwise(reduction, weight).Compute(x, y, g[0], losses);
        }
    }

    /// <summary>Gradients of the right lengths, filled with what is to be written over.</summary>
    public float[][] NewGradients()
    {
        var remaining = Gradients(Reduction.Sum).Length;
        List<float[]> result = [];
        for (; remaining > 0; remaining -= inputs[result.Count - 1].Length) result.Add([.. Enumerable.Repeat(float.NaN, inputs[result.Count].Length)]);
        return [.. result];
    }

    ElementwiseLoss Elementwise(Reduction reduction, double weight) => Name switch
    {
        "L1" => new L1Loss(reduction) { Weight = weight },
        "MSE" => new MSELoss(reduction) { Weight = weight },
        "SmoothL1" => new SmoothL1Loss(Number("beta")!.Value, reduction) { Weight = weight },
        "Huber" => new HuberLoss(Number("delta")!.Value, reduction) { Weight = weight },
        "Wing" => new WingLoss(Number("width")!.Value, Number("epsilon")!.Value, reduction) { Weight = weight },
        "BCE" => new BCELoss(reduction) { Weight = weight },
        "BCEWithLogits" => new BCEWithLogitsLoss(Numbers("positiveWeights"), reduction) { Weight = weight },
        "BinaryFocal" => new BinaryFocalLoss(Number("alpha"), Number("gamma")!.Value, reduction) { Weight = weight },
        "Hinge" => new HingeLoss(reduction) { Weight = weight },
        var other => throw new InvalidOperationException($"no loss {other}"),
    };

    JsonElement Result(Reduction reduction) => root.GetProperty("results").GetProperty(reduction == Reduction.Mean ? "Mean" : "Sum");

    JsonElement? Option(string name) =>
        root.GetProperty("options").TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    int Integer(string name) => Option(name)?.GetInt32() ?? 0;

    int[] Integers(string name) => [.. Numbers(name).Select(v => (int)v)];

    double? Number(string name) => Option(name)?.GetDouble();

    double[] Numbers(string name) => [.. Option(name)?.EnumerateArray().Select(v => v.GetDouble()) ?? []];

    bool Flag(string name) => Option(name)?.GetBoolean() ?? false;

    static double[] Doubles(JsonElement text) => MemoryMarshal.Cast<byte, double>(text.GetBytesFromBase64()).ToArray();
}
