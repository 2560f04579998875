using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission;

/// <summary>What the emitter of a step writes to, and the names under which it finds things there.</summary>
/// <param name="Form">What is known of the step.</param>
/// <param name="Writer">Where the body of the step's method goes.</param>
sealed record StepScope(StepForm Form, CodeWriter Writer)
{
    /// <summary>From the first item to one that a variable numbers.</summary>
    public const string ItemOffset = "(item * itemStride)";

    const string ItemArena = "arena";

    /// <summary>Whether a step zeroes what lies round its results; the parts of a composite one leave that to the whole.</summary>
    public bool ClearsHalos { get; init; } = true;

    /// <summary>What the text has referred to so far; the scopes within a step share it.</summary>
    public StepReferences References { get; } = new();

    /// <summary>What leads from the first item to the one that the addresses of its arena are of; empty where a step has just one.</summary>
    public string Item { get; init; } = "";

    public InstructionSet InstructionSet => Form.InstructionSet;

    /// <summary>The address of the start of a value's layout, halo included: <c>&amp;arena[place0]</c>.</summary>
    public Address Start(Placement placement) => Start(placement, 0);

    /// <summary>The address at an offset from the start of a value's layout.</summary>
    public Address Start(Placement placement, long offset) => At(ArenaOf(placement), new(placement, null, offset));

    /// <summary>The address of the first element inside the halo: <c>&amp;arena[place0]</c>.</summary>
    public Address Origin(Placement placement) => Origin(placement, 0);

    /// <summary>The address at an offset from the first element inside the halo.</summary>
    public Address Origin(Placement placement, long offset) => Start(placement, placement.Layout.Origin + offset);

    /// <summary>Where the first element inside the halo lies, as a constant of 32 bits: <c>place0</c>.</summary>
    public string OriginData(Placement placement)
    {
        References.HasData = true;
        return References.NameOf(new(placement, null, placement.Layout.Origin));
    }

    /// <summary>The address of packed constants: <c>&amp;weights[place0]</c>.</summary>
    public Address Weights(PackedWeight weight) => At("weights", new(null, weight, 0));

    /// <summary>A kernel's method as the step's method calls it: <c>Avx512Kernels.PlainReLU</c>.</summary>
    public string Kernel(KernelKey key)
    {
        References.Call(key);
        return $"{KernelsEmitter.ClassName(InstructionSet)}.{key.MethodName}";
    }

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
        var slack = Form.BufferOf(target).Length - end;
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
            Writer.Line($"LayerSupport.Clear({Start(target, end - target.Offset)}, {slack}, part);");
        }

        if (!layout.HasHalo && border == default) return;
        var (halo, shape) = (layout.Halo, layout.Shape);
        var (height, width) = (shape.Height - border.Vertical, shape.Width - border.Horizontal);
        Writer.Line($"LayerSupport.ClearHalo({Start(target)}, {layout.Planes}, {height}, {width}, {layout.Block}, {halo.Top + border.Top}, {halo.Bottom + border.Bottom}, {halo.Left + border.Left}, {halo.Right + border.Right}, part, parts);");
    }

    /// <summary>Declares <c>from</c> and <c>to</c>, this part's share of a number of equal units of work.</summary>
    public void Share(long units) => Writer.Line($"LayerSupport.Share({CodeWriter.Literal(units)}, part, parts, out var from, out var to);");

    Address At(string pointer, StepPlace place) => Address.Sum(pointer, 0, References.NameOf(place), pointer == ItemArena ? Item : "");

    /// <summary>The variable of the arena that a value lies in: its item's or the batch's.</summary>
    string ArenaOf(Placement placement) => Form.BufferOf(placement).Scope == ValueScope.Item ? ItemArena : "shared";
}
