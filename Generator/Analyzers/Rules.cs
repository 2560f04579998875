using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGenCompiler.Budgets;
using NetGenCompiler.Execution;
using NetGenCompiler.Lints;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Analyzers;

/// <summary>The descriptors of all diagnostics. Their messages are made where the problem is found: operator, argument, expected, found.</summary>
static class Rules
{
    const string HelpLink = "https://github.com/netgen/netgen/blob/main/docs/rules/";

    static readonly IReadOnlyDictionary<string, DiagnosticDescriptor> All = new[]
    {
        Error(ProblemIds.NoForward, "A network has a Forward method"),
        Error(ProblemIds.NoShape, "An input has a shape"),
        Error(ProblemIds.NotPartial, "A network's class is partial"),
        Error(ProblemIds.UnsuitableClass, "A network's class is a plain module"),
        Error(ProblemIds.NoConstructor, "A network is made without arguments"),
        Error(ProblemIds.UnsuitableForward, "Forward maps tensors to tensors"),
        Error(ProblemIds.UnsuitableShape, "A shape has positive dimensions"),
        Error(ProblemIds.SizesDiffer, "All input sizes of a network share one set of weights"),
        Error(ProblemIds.ReservedName, "Names of generated members are free"),
        Warning(ProblemIds.NoTraining, "A network that is trained has something to learn"),
        Error(ProblemIds.FrozenLayer, "A layer that training leaves as it is exists"),
        Error(ProblemIds.TrainingOptions, "Training can be as its options ask"),
        Error(ProblemIds.TuningFile, "A tuning file has one right entry for each shape"),
        Error(ProblemIds.NetworkOptions, "A network's options are among those that there are"),
        Warning(ProblemIds.UnusedLayer, "A layer that holds weights is applied"),
        Warning(ProblemIds.DeadLayer, "A layer's result leads to an output"),
        Warning(ProblemIds.SameName, "Networks of an assembly have names of their own"),
        Error(ProblemIds.LayerArgument, "A layer's argument is one that its operator takes"),
        Error(ShapeProblem.Rank, "An operand has the operator's number of dimensions"),
        Error(ShapeProblem.WindowExceedsMap, "A window fits into the padded map"),
        Error(ShapeProblem.DeclaredSize, "A declared size is the operand's"),
        Error(ShapeProblem.SharedWeights, "A shared layer's operands fit its weights"),
        Error(ShapeProblem.Indivisible, "Groups, parts and blocks divide what they cut"),
        Error(ShapeProblem.ArgumentRange, "An argument is in its range"),
        Error(ShapeProblem.AxisRange, "An operand has the axis"),
        Error(ShapeProblem.PaddingExceedsWindow, "A pooling's padding is at most half its window"),
        Error(ShapeProblem.Permutation, "A permutation names each axis once"),
        Error(ShapeProblem.Broadcast, "Elementwise operands broadcast to one shape"),
        Error(ShapeProblem.Concatenation, "Joined operands agree in all other dimensions"),
        Error(ShapeProblem.ElementCount, "New dimensions hold the same elements"),
        Error(ShapeProblem.SliceRange, "A slice lies inside its operand"),
        Error(ShapeProblem.Overflow, "Sizes fit into an int"),
        Error(ShapeProblem.MatrixProduct, "The dimensions of a matrix product agree"),
        Error(ShapeProblem.Statistics, "Statistics are taken over several elements"),
        Info(ProblemIds.ShapeHint, "The shape that a call makes is shown where it is asked for", isEnabled: false),
        Error(ProblemIds.Unsupported, "A definition uses C# that can be executed while compiling"),
        Error(ProblemIds.Endless, "A definition ends"),
        Error(ProblemIds.Recursion, "Calls do not nest endlessly"),
        Error(ProblemIds.Null, "Nothing is null that is used"),
        Error(ProblemIds.Thrown, "A definition throws no exception"),
        Error(ProblemIds.NoDefinition, "A class of another assembly carries its definition"),
        Error(ProblemIds.OutOfRange, "Indices and keys are inside their collection"),
        Error(ProblemIds.Arithmetic, "Arithmetic neither overflows nor divides by zero"),
        Error(ProblemIds.InvalidCast, "A value is of the type that it is cast to"),
        Error(ProblemIds.TooLarge, "Collections and strings stay small"),
        Error(ProblemIds.UnreadableDefinition, "The definitions of another assembly can be read"),
        Warning(LintIds.UnreadPixels, "Windows reach the end of the map"),
        Info(LintIds.UnreadPadding, "Windows reach the end of the padding"),
        Info(LintIds.KernelBelowStride, "Windows leave no pixels between them"),
        Warning(LintIds.Checkerboard, "A transposed convolution's kernel is a multiple of its stride"),
        Warning(LintIds.DilationHoles, "Dilated convolutions together see every pixel of their span"),
        Warning(LintIds.BiasBeforeNormalization, "A layer before a batch normalisation has no bias"),
        Warning(LintIds.DropoutBeforeNormalization, "Dropout stands behind the last batch normalisation"),
        Warning(LintIds.ActivationAfterBottleneck, "The narrow end of an inverted bottleneck is linear"),
        Warning(LintIds.LogitLoss, "A loss that takes logits is given logits"),
        Warning(LintIds.LossMismatch, "A loss is given the numbers that it takes"),
        Warning(LintIds.InputOffGrid, "The cells of an output tile the input"),
        Warning(LintIds.EarlyBottleneck, "The first layers keep as many numbers as the input has"),
        Warning(LintIds.TinyBatch, "Batch normalisation learns from more than eight items"),
        Warning(LintIds.Saturation, "Deep saturating activations are normalised"),
        Warning(LintIds.ObjectsOutsideField, "Declared objects suit what their output sees"),
        Warning(LintIds.MisalignedBranches, "Branches that meet see the same places"),
        Error(BudgetIds.Unsuitable, "A budget's limits are positive"),
        Error(BudgetIds.Parameters, "A network keeps its budget of parameters"),
        Error(BudgetIds.MultiplyAdds, "A network keeps its budget of multiply-adds"),
        Error(BudgetIds.WeightBytes, "A network's weights keep their budget"),
        Error(BudgetIds.ArenaBytes, "A network's working memory keeps its budget"),
        Error(BudgetIds.ReceptiveField, "A network sees what its budget asks for"),
        Error(BudgetIds.Latency, "A network keeps its budget of time"),
        Error(ProblemIds.Internal, "A defect of NetGen: please report it"),
    }.ToDictionary(d => d.Id, StringComparer.Ordinal);

    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [.. All.Values.OrderBy(d => d.Id, StringComparer.Ordinal)];

    public static DiagnosticDescriptor Of(string id) => All[id];

    static DiagnosticDescriptor Error(string id, string title) => Create(id, title, DiagnosticSeverity.Error, true, WellKnownDiagnosticTags.NotConfigurable);

    static DiagnosticDescriptor Warning(string id, string title) => Create(id, title, DiagnosticSeverity.Warning, true);

    static DiagnosticDescriptor Info(string id, string title, bool isEnabled = true) => Create(id, title, DiagnosticSeverity.Info, isEnabled);

    static DiagnosticDescriptor Create(string id, string title, DiagnosticSeverity severity, bool isEnabled, params string[] tags) =>
        new(id, title, "{0}", Category(id), severity, isEnabled, helpLinkUri: $"{HelpLink}{id}.md", customTags: tags);

    static string Category(string id) => id[2..4] switch
    {
        "00" => "NetGen.Declaration",
        "01" => "NetGen.Shapes",
        "02" => "NetGen.Execution",
        "03" => "NetGen.Advice",
        "04" => "NetGen.Budgets",
        _ => "NetGen.Internal",
    };
}
