using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission;

/// <summary>What the emitter of a step writes to, and the names under which it finds things there.</summary>
/// <param name="Plan">The plan that the step belongs to.</param>
/// <param name="WeightOffsets">Where the plan's packed constants lie.</param>
/// <param name="Writer">Where the body of the step's method goes.</param>
sealed record StepScope(NetworkPlan Plan, IReadOnlyDictionary<PackedWeight, long> WeightOffsets, CodeWriter Writer)
{
    /// <summary>From the first item to one that a variable numbers.</summary>
    public const string ItemOffset = "(item * itemStride)";

    const string ItemArena = "arena";

    /// <summary>Whether a step zeroes what lies round its results; the parts of a composite one leave that to the whole.</summary>
    public bool ClearsHalos { get; init; } = true;

    /// <summary>Where a body that several steps share leaves the places that differ between them, each a parameter; null where they are written out.</summary>
    public List<long>? Places { get; init; }

    /// <summary>What leads from the first item to the one that the addresses of its arena are of; empty where a step has just one.</summary>
    public string Item { get; init; } = "";

    public InstructionSet InstructionSet => Plan.InstructionSet;

    /// <summary>The address of the start of a value's layout, halo included: <c>&amp;arena[1024]</c>.</summary>
    public Address Start(Placement placement) => Start(placement, 0);

    /// <summary>The address at an offset from the start of a value's layout.</summary>
    public Address Start(Placement placement, long offset) => At(ArenaOf(placement), Plan.AddressOf(placement) + offset);

    /// <summary>The address of the first element inside the halo: <c>&amp;arena[1968]</c>.</summary>
    public Address Origin(Placement placement) => Origin(placement, 0);

    /// <summary>The address at an offset from the first element inside the halo.</summary>
    public Address Origin(Placement placement, long offset) => At(ArenaOf(placement), Plan.AddressOf(placement) + placement.Layout.Origin + offset);

    /// <summary>The address of packed constants: <c>&amp;weights[4096]</c>.</summary>
    public Address Weights(PackedWeight weight) => At("weights", WeightOffsets[weight]);

    /// <summary>A kernel's method as the step's method calls it: <c>Avx512Kernels.PlainReLU</c>.</summary>
    public string Kernel(KernelKey key) => $"{KernelsEmitter.ClassName(InstructionSet)}.{key.MethodName}";

    /// <summary>Zeroes the halo of a result, each part its share of the planes, and what its buffer rounds up to; written before anything else.</summary>
    /// <param name="target">The result.</param>
    /// <param name="ofAllItems">Whether the step is executed once for all items.</param>
    public void ClearHalo(Placement target, bool ofAllItems = false) => ClearBorder(target, default, ofAllItems);

    /// <summary>Zeroes a border within the planes of a result too, beside its halo.</summary>
    public void ClearBorder(Placement target, Padding2 border, bool ofAllItems = false)
    {
        if (!ClearsHalos) return;
        var layout = target.Layout;
        var end = target.Offset + (layout.Shape.IsMap ? (long)layout.Planes * layout.PlaneStride : layout.Shape.Length);
        var slack = Plan.Buffers[target.Buffer].Length - end;
        var hasSlack = slack is > 0 and < Layout.Alignment;
        if (!hasSlack && !layout.HasHalo && border == default) return;
        if (ofAllItems && Item.Length == 0)
        {
            Writer.Open("for (long item = 0; item < items; item++)");
            (this with { Item = ItemOffset }).ClearBorder(target, border);
            Writer.Close();
            return;
        }

        if (hasSlack)
        {
            Writer.Line($"LayerSupport.Clear({At(ArenaOf(target), Plan.Buffers[target.Buffer].Offset + end)}, {slack}, part);");
        }

        if (!layout.HasHalo && border == default) return;
        var (halo, shape) = (layout.Halo, layout.Shape);
        var (height, width) = (shape.Height - border.Vertical, shape.Width - border.Horizontal);
        Writer.Line($"LayerSupport.ClearHalo({Start(target)}, {layout.Planes}, {height}, {width}, {layout.Block}, {halo.Top + border.Top}, {halo.Bottom + border.Bottom}, {halo.Left + border.Left}, {halo.Right + border.Right}, part, parts);");
    }

    /// <summary>Declares <c>from</c> and <c>to</c>, this part's share of a number of equal units of work.</summary>
    public void Share(long units) => Writer.Line($"LayerSupport.Share({CodeWriter.Literal(units)}, part, parts, out var from, out var to);");

    /// <summary>The name of the parameter that holds a place.</summary>
    public static string PlaceName(int index) => $"place{index}";

    Address At(string pointer, long place)
    {
        var item = pointer == ItemArena ? Item : "";
        if (Places is null) return Address.Sum(pointer, place, item);
        Places.Add(place);
        return Address.Sum(pointer, 0, PlaceName(Places.Count - 1), item);
    }

    /// <summary>The variable of the arena that a value lies in: its item's or the batch's.</summary>
    string ArenaOf(Placement placement) => Plan.Buffers[placement.Buffer].Scope == ValueScope.Item ? ItemArena : "shared";
}
