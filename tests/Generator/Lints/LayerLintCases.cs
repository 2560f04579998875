namespace NetGen.Generator.Tests.Lints;

/// <summary>The lints of which layers follow which, each with what it finds and what comes near to it.</summary>
public static class LayerLintCases
{
    const string Bottleneck = "readonly Conv2d wide = new(96, 1, bias: false), deep = new(96, 3, padding: 1, groups: 96, bias: false), narrow = new(16, 1, bias: false);\nreadonly BatchNorm2d n1 = new(), n2 = new(), n3 = new();\n";

    public static TheoryData<string, string, string> Findings => new()
    {
        { "NG0306", "readonly Conv2d conv = new(8, 3);\nreadonly BatchNorm2d norm = new();\npublic Tensor Forward([Shape(3, 9, 9)] Tensor x) => x | conv | norm; // here", "the bias of 'conv' (Conv2d) is redundant: 'norm' (BatchNorm2d) behind it" },
        { "NG0306", "readonly Sequential layers = [new Linear(32), new BatchNorm1d(), ReLU, new Linear(32), new BatchNorm1d()];\npublic Tensor Forward([Shape(12)] Tensor x) => x\n | layers; // here", "'layers.0' (Linear)" },
        { "NG0306", "readonly ConvTranspose2d up = new(8, 2, stride: 2);\npublic Tensor Forward([Shape(3, 9, 9)] Tensor x) => x | up | new InstanceNorm2d(); // here", "'up' (ConvTranspose2d) is redundant" },
        { "NG0307", "readonly Conv2d conv = new(8, 3, bias: false);\nreadonly BatchNorm2d norm = new();\npublic Tensor Forward([Shape(3, 9, 9)] Tensor x) => x | Dropout2d(0.2f) | conv | norm; // here", "'dropout2d' (Dropout2d) shifts the variance that 'norm' (BatchNorm2d) behind it learns" },
        { "NG0307", "readonly Linear fc = new(32, bias: false), last = new(10);\nreadonly BatchNorm1d norm = new();\npublic Tensor Forward([Shape(12)] Tensor x) => x | fc | Dropout(0.5f) | norm | ReLU | last; // here", "'dropout' (Dropout)" },
        { "NG0307", "readonly Conv2d a = new(8, 3, padding: 1, bias: false);\nreadonly BatchNorm2d norm = new();\npublic Tensor Forward([Shape(8, 9, 9)] Tensor x) {\nvar y = x | ReLU | GaussianDropout(0.1f); // here\nreturn (y | a) + x | norm; }", "'gaussiandropout'" },
        { "NG0308", Bottleneck + "public Tensor Forward([Shape(16, 9, 9)] Tensor x) => x | wide | n1 | ReLU6 | deep | n2 | ReLU6 | narrow | n3 | ReLU6; // here", "'relu6#3' (ReLU6) follows a linear bottleneck: 'narrow' (Conv2d) narrows 96 channels to 16" },
        { "NG0308", Bottleneck + "public Tensor Forward([Shape(24, 9, 9)] Tensor x) => x | wide | HardSwish | deep | HardSwish | narrow | HardSwish; // here", "'hardswish#3'" },
        { "NG0308", Bottleneck + "readonly Conv2d gate = new(96, 1);\npublic Tensor Forward([Shape(16, 9, 9)] Tensor x) {\nvar y = x | wide | n1 | ReLU | deep | n2;\nreturn y * (y | GlobalAvgPool | gate | Sigmoid) | narrow | n3\n | ReLU; // here\n}", "'relu#2' (ReLU) follows" },
        { "NG0314", "readonly Layer[] layers = [.. Enumerable.Range(0, 6).SelectMany(i => (Layer[])[new Linear(16), Sigmoid])];\npublic Tensor Forward([Shape(12)] Tensor x) => x | layers; // here", "is the 5th saturating activation in a row, without a normalisation or a shortcut between: a sigmoid's slope is at most 0.25" },
        { "NG0314", "readonly Layer[] layers = [.. Enumerable.Range(0, 5).SelectMany(i => (Layer[])[new Conv2d(8, 3), Tanh])];\npublic Tensor Forward([Shape(3, 32, 32)] Tensor x) => x | layers; // here", "its slope is below 1 wherever it saturates" },
        { "NG0314", "readonly Linear a = new(16), b = new(16), c = new(16), d = new(16), e = new(16);\npublic Tensor Forward([Shape(16)] Tensor x) => x | a | Tanh | b | Sigmoid | c | Tanh | Dropout(0.1f) | d | Sigmoid | e\n | Tanh; // here", "'tanh#3'" },
        { "NG0316", "readonly Conv2d a = new(8, 3, stride: 2, padding: 1), b = new(8, 3, padding: 1);\npublic Tensor Forward([Shape(8, 16, 16)] Tensor x) => (x | a) + (x | b).Slice(1, 0, 8).Slice(2, 0, 8); // here", "'add' (Add) are misaligned along the height: one steps by 2 pixels of the input, another by 1" },
        { "NG0316", "readonly Conv2d a = new(8, 3), b = new(8, 5, padding: new Padding2(0, 2, 0, 2));\npublic Tensor Forward([Shape(3, 16, 16)] Tensor x) => Concat(x | a, x | b); // here", "their centres lie 1 pixel of the input apart, more than half their step 1" },
        { "NG0316", "readonly Conv2d a = new(8, 1), b = new(8, 1);\npublic Tensor Forward([Shape(3, 16, 16)] Tensor x) => Concat(x.Slice(2, 0, 8) | a, x.Slice(2, 8, 16) | b); // here", "along the width: their centres lie 8 pixels of the input apart" },
        { "NG0016", "readonly Conv2d a = new(8, 1), b = new(8, 1);\npublic Tensor Forward([Shape(3, 16, 16)] Tensor x) {\nvar unused = x | b; // here\nreturn x | a; }", "the result of 'b' (Conv2d) leads to no output of 'Net'" },
        { "NG0016", "public Tensor Forward([Shape(3, 16, 16)] Tensor x) {\nx.ReLU(); // here\nreturn x; }", "the result of 'relu' (ReLU)" },
        { "NG0016", "readonly Conv2d a = new(8, 1), b = new(8, 1);\npublic Tensor Forward([Shape(3, 16, 16)] Tensor x) {\nvar y = x | a | ReLU; // here\nreturn x | b; }", "the result of 'relu' (ReLU)" },
        { "NG0015", "readonly Conv2d used = new(8, 1);\nreadonly Conv2d spare = new(8, 1); // here\npublic Tensor Forward([Shape(3, 16, 16)] Tensor x) => x | used;", "'spare' (Conv2d) of 'Net' is never applied" },
        { "NG0015", "readonly Conv2d[] convs =\n[.. Enumerable.Range(0, 3).Select(i => new Conv2d(8, 1))]; // here\npublic Tensor Forward([Shape(3, 16, 16)] Tensor x) => x | convs[0];", "'convs.1' (Conv2d) of 'Net' is never applied, and has no weights; likewise 1 more layer of this line" },
        { "NG0015", "readonly Sequential? side =\n[new BatchNorm2d(), ReLU]; // here\npublic Tensor Forward([Shape(3, 16, 16)] Tensor x) => x.Height > 20 ? x | side! : x | ReLU;", "'side.0' (BatchNorm2d)" },
    };

    public static TheoryData<string, string> NearMisses => new()
    {
        { "NG0306", "readonly Conv2d conv = new(8, 3, bias: false);\nreadonly BatchNorm2d norm = new();\npublic Tensor Forward([Shape(3, 9, 9)] Tensor x) => x | conv | norm;" },
        { "NG0306", "readonly Conv2d conv = new(8, 3);\nreadonly BatchNorm2d norm = new();\npublic Tensor Forward([Shape(3, 9, 9)] Tensor x) => x | conv | ReLU | norm;" },
        { "NG0306", "readonly Conv2d conv = new(8, 3);\nreadonly BatchNorm2d norm = new();\npublic (Tensor, Tensor) Forward([Shape(3, 9, 9)] Tensor x) { var y = x | conv; return (y, y | norm); }" },
        { "NG0306", "readonly Conv2d conv = new(8, 3);\nreadonly GroupNorm norm = new(4);\npublic Tensor Forward([Shape(3, 9, 9)] Tensor x) => x | conv | norm;" },
        { "NG0307", "readonly Linear fc = new(32, bias: false), last = new(10);\nreadonly BatchNorm1d norm = new();\npublic Tensor Forward([Shape(12)] Tensor x) => x | fc | norm | ReLU | Dropout(0.5f) | last;" },
        { "NG0307", "readonly Linear fc = new(32), last = new(10);\npublic Tensor Forward([Shape(12)] Tensor x) => x | Dropout(0.5f) | fc | ReLU | last;" },
        { "NG0307", "readonly Linear fc = new(32);\nreadonly BatchNorm1d norm = new();\npublic Tensor Forward([Shape(12)] Tensor x) => x | Dropout(0f) | fc | norm;" },
        { "NG0308", Bottleneck + "public Tensor Forward([Shape(16, 9, 9)] Tensor x) => x + (x | wide | n1 | ReLU6 | deep | n2 | ReLU6 | narrow | n3);" },

        // MobileNet's separable convolution has no wide inside, and is activated.
        { "NG0308", "readonly Conv2d deep = new(16, 3, padding: 1, groups: 16), point = new(32, 1);\npublic Tensor Forward([Shape(16, 9, 9)] Tensor x) => x | deep | ReLU | point | ReLU;" },
        { "NG0308", "readonly Conv2d wide = new(64, 1), full = new(64, 3, padding: 1), narrow = new(16, 1);\npublic Tensor Forward([Shape(16, 9, 9)] Tensor x) => x | wide | ReLU | full | ReLU | narrow | ReLU;" },
        { "NG0308", Bottleneck + "public Tensor Forward([Shape(16, 9, 9)] Tensor x) => x | wide | ReLU | deep | ReLU | narrow | n3 | MaxPool2d(2) | ReLU;" },
        { "NG0314", "readonly Layer[] layers = [.. Enumerable.Range(0, 4).SelectMany(i => (Layer[])[new Linear(16), Sigmoid])];\npublic Tensor Forward([Shape(12)] Tensor x) => x | layers;" },
        { "NG0314", "readonly Layer[] layers = [.. Enumerable.Range(0, 6).SelectMany(i => (Layer[])[new Linear(16), new BatchNorm1d(), Tanh])];\npublic Tensor Forward([Shape(12)] Tensor x) => x | layers;" },
        { "NG0314", "readonly Linear[] layers = [.. Enumerable.Range(0, 6).Select(i => new Linear(16))];\npublic Tensor Forward([Shape(16)] Tensor x) { foreach (var l in layers) x = x + (x | l | Tanh); return x; }" },
        { "NG0314", "readonly Conv2d[] gates = [.. Enumerable.Range(0, 6).Select(i => new Conv2d(8, 1))];\npublic Tensor Forward([Shape(8, 5, 5)] Tensor x) { foreach (var g in gates) x = x * (x | GlobalAvgPool | g | Sigmoid); return x; }" },
        { "NG0316", "readonly Conv2d a = new(8, 3, stride: 2, padding: 1), b = new(8, 1, stride: 2);\npublic Tensor Forward([Shape(3, 16, 16)] Tensor x) => (x | a) + (x | b);" },
        { "NG0316", "readonly Conv2d a = new(8, 3, stride: 2, padding: 1), b = new(8, 1);\npublic Tensor Forward([Shape(3, 16, 16)] Tensor x) => (x | a) + (x | AvgPool2d(2) | b);" },
        { "NG0316", "readonly Conv2d a = new(8, 3, padding: 1), b = new(8, 3, padding: 1);\npublic Tensor Forward([Shape(3, 16, 16)] Tensor x) => Concat(x | a, x | a | MaxPool2d(2) | b | Upsample(2));" },
        { "NG0316", "readonly Conv2d a = new(8, 1), g = new(8, 1);\npublic Tensor Forward([Shape(8, 16, 16)] Tensor x) => (x | a) * (x | GlobalAvgPool | g | Sigmoid);" },
        { "NG0016", "readonly LSTM lstm = new(8);\npublic Tensor Forward([Shape(5, 4)] Tensor x) { var (y, _) = lstm.WithStates(x); return y; }" },
        { "NG0016", "public Tensor Forward([Shape(4, 6, 6)] Tensor x) { var parts = Chunk(x, 2); return parts[0]; }" },
        { "NG0016", "readonly Conv2d a = new(8, 1);\npublic (Tensor, Tensor) Forward([Shape(3, 16, 16)] Tensor x) { var y = x | a; return (y, y | ReLU); }" },
        { "NG0015", "readonly Conv2d[] convs = [.. Enumerable.Range(0, 3).Select(i => new Conv2d(8, 1))];\npublic Tensor Forward([Shape(3, 16, 16)] Tensor x) => x | convs;" },
        { "NG0015", "readonly Layer spare = ReLU;\npublic Tensor Forward([Shape(3, 16, 16)] Tensor x) => x | Tanh;" },
        { "NG0015", "readonly Conv2d? spare = null;\nreadonly Conv2d a = new(8, 1);\npublic Tensor Forward([Shape(3, 16, 16)] Tensor x) => x | (spare ?? a);" },
    };
}
