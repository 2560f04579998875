using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Execution;

/// <summary>Networks that are each wrong in one way: one diagnostic, at the line where it is, and nothing else.</summary>
public partial class BrokenNetworkTests
{
    /// <summary>The class, the id, a part of the line that it stands at, and a part of the message.</summary>
    public static TheoryData<string, string, string, string> Classes => new()
    {
        { "A_LinearMismatch", "NG0103", "=> fc[conv[x].ReLU()", "Linear declares inFeatures: 512, but its input 64 has 64" },
        { "B_LinearNotFlat", "NG0101", "=> fc[conv[x].ReLU()]", "Linear needs a vector of features, but its input is the map 64×16×16; put Flatten before it (16384 features) or GlobalAvgPool and Flatten (64 features)" },
        { "C_AddMismatch", "NG0110", "x = b[x];", "Add" },
        { "D_Edge", "NG0301", "x = conv[x];", "'conv' (Conv2d) never reads the last row and column of its input 3×32×32" },
        { "E_KernelTooLarge", "NG0102", "=> x | conv;", "the kernel is 7, but the padded width is only 6" },
        { "F_Concat", "NG0111", "=> Concat(x | a, x | b)", "operand 1 is 8×14×14 and operand 2 is 8×16×16" },
        { "G_Endless", "NG0202", "while (x.Height > 1)", "not done after" },
        { "H_Unsupported", "NG0201", "new(DateTime.Now.Year, 3)", "DateTime.Now" },
        { "I_Shared", "NG0104", "(head[x], head[down[x]])", "this Conv2d is shared: its weights were made for an input 3×16×16 and do not fit 32×8×8" },
        { "J_UserCheck", "NG0205", "throw new ArgumentException", "the input height must be even, not 15" },
        { "K_NoShape", "NG0002", "Forward(Tensor x)", "has no shape: write [Shape(3, 224, 224)] before it" },
        { "L_Recursion", "NG0203", "=> Rec(x", "deeper than 200" },
    };

    /// <summary>Well-known designs at sizes that they do not take: the members, the id, and a part of the message; the line ends in "// here".</summary>
    public static TheoryData<string, string, string> Designs => new()
    {
        // DenseNet-121 with the fixed pooling of 7×7, made for 224×224, at 256×256.
        { "readonly Conv2d features = new(1024, 32, stride: 32);\nreadonly Linear classifier = new(1000, inFeatures: 1024);\npublic Tensor Forward([Shape(3, 256, 256)] Tensor x) =>\nx | features | ReLU | AvgPool2d(7, stride: 1) | Flatten | classifier; // here", "NG0103", "Linear declares inFeatures: 1024, but its input 4096 has 4096: 4 times as many; if it is a flattened map of 1024 channels, GlobalAvgPool before Flatten leaves 1024" },

        // VGG at 225×225: the first pooling drops a row and a column.
        { "readonly Conv2d conv = new(64, 3, padding: 1);\nreadonly Linear fc = new(10);\npublic Tensor Forward([Shape(3, 225, 225)] Tensor x) =>\nx | conv | MaxPool2d(2) | Flatten | fc; // here", "NG0301", "'maxpool2d' (MaxPool2d) never reads the last row and column of its input 64×225×225; an input of 3×224×224 or 3×226×226 is read whole" },

        // U-Net as published at 570×570: the map behind the third pooling is odd.
        { "readonly Conv2d[] convs = [.. Enumerable.Range(0, 4).Select(_ => new Conv2d(8, 5))];\npublic Tensor Forward([Shape(1, 570, 570)] Tensor x) {\nforeach (var conv in convs)\nx = x | conv | MaxPool2d(2); // here\nreturn x | GlobalAvgPool; }", "NG0301", "never reads the last row and column of its input 8×279×279; an input of" },

        // SSD300 without the ceiling: 75 becomes 37, and 38 where it is asked for.
        { "readonly Conv2d a = new(8, 3, stride: 2, padding: 1);\npublic Tensor Forward([Shape(8, 75, 75)] Tensor x) =>\nConcat(x | a, x | MaxPool2d(2)); // here", "NG0111", "operand 1 is 8×38×38 and operand 2 is 8×37×37" },
        { "readonly Conv2d conv = new(64, 3, groups: 3);\npublic Tensor Forward([Shape(64, 9, 9)] Tensor x) =>\nx | conv; // here", "NG0105", "3" },
        { "readonly Conv2d a = new(256, 1);\npublic Tensor Forward([Shape(64, 9, 9)] Tensor x) =>\nx + (x | a); // here", "NG0110", "64×9×9" },

        // YOLOv3 at 400×400: 25 becomes 13, and 13 becomes 26.
        { "readonly Conv2d down = new(8, 3, stride: 2, padding: 1);\npublic Tensor Forward([Shape(8, 25, 25)] Tensor x) =>\nConcat(x | down | Upsample(2), x); // here", "NG0111", "operand 1 is 8×26×26 and operand 2 is 8×25×25" },

        // CRNN, whose map is to be one pixel high: 48 pixels leave 2.
        { "readonly Conv2d conv = new(512, 16, stride: 16);\npublic Tensor Forward([Shape(1, 48, 96)] Tensor x) =>\nx | conv | Reshape(512, 6); // here", "NG0112", "Reshape: the input 512×3×6 has 9216 elements" },
        { "readonly BatchNorm2d norm = new();\nreadonly Conv2d conv = new(16, 1, bias: false);\npublic Tensor Forward([Shape(8, 9, 9)] Tensor x) =>\nx | norm | conv | norm; // here", "NG0104", "this BatchNorm2d is shared" },
        { "readonly Conv2d conv = new(8, 3);\nreadonly Linear fc = new(10, inFeatures: 8);\npublic Tensor Forward([Shape(3, 9, 9)] Tensor x) =>\nx | conv | Flatten | fc; // here", "NG0103", "49 times as many; if it is a flattened map of 8 channels, GlobalAvgPool before Flatten leaves 8" },
    };

    [Theory]
    [MemberData(nameof(Classes))]
    public async Task A_broken_network_has_one_diagnostic(string network, string id, string line, string message)
    {
        var source = new DefinitionSource(Blocks, Networks);

        var found = (await GeneratorRun.Analyze(source.Compilation)).Where(d => ClassAt(d.Location) == network && !d.IsSuppressed && d.Severity > DiagnosticSeverity.Info);

        var raised = Assert.Single(found);
        Assert.Equal(id, raised.Id);
        Assert.Contains(message, raised.GetMessage(), StringComparison.Ordinal);
        Assert.Contains(line, LineOf(raised), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public async Task A_design_at_the_wrong_size_has_one_diagnostic(string members, string id, string message)
    {
        var source = new DefinitionSource($"[Network] public sealed partial class Net : Module\n{{\n{members}\n}}");

        var raised = Assert.Single(await GeneratorRun.Analyze(source.Compilation), d => d.Severity > DiagnosticSeverity.Info);

        Assert.Equal(id, raised.Id);
        Assert.Contains(message, raised.GetMessage(), StringComparison.Ordinal);
        Assert.EndsWith("// here", LineOf(raised), StringComparison.Ordinal);
    }

    static string LineOf(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString();

    static string ClassAt(Location location) =>
        ClassName().Matches(location.SourceTree!.GetText().ToString()[..location.SourceTree.GetText().Lines[location.GetLineSpan().StartLinePosition.Line].End]).Last().Groups[1].Value;

    [GeneratedRegex(@"class (\w+)")]
    private static partial Regex ClassName();
}
