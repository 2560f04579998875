namespace NetGen.Generator.Tests.Lints;

/// <summary>The lints of what windows read, each with what it finds and what comes near to it.</summary>
public static class WindowLintCases
{
    public static TheoryData<string, string, string> Findings => new()
    {
        // The stem of NiN at 224×224; 227×227 is its size.
        { "NG0301", "readonly Conv2d stem = new(96, 11, stride: 4);\npublic Tensor Forward([Shape(3, 224, 224)] Tensor x) => x | stem; // here", "never reads the last row and column of its input 3×224×224; an input of 3×223×223 or 3×227×227 is read whole" },
        { "NG0301", "public Tensor Forward([Shape(4, 75, 76)] Tensor x) => x | MaxPool2d(2); // here", "'maxpool2d' (MaxPool2d) never reads the last row of its input 4×75×76" },
        { "NG0301", "readonly Conv1d conv = new(8, 10, stride: 5);\npublic Tensor Forward([Shape(2, 104)] Tensor x) => x | conv; // here", "the last 4 elements of its input 2×104; an input of 2×100 or 2×105" },
        { "NG0301", "public Tensor Forward([Shape(2, 7, 9, 8)] Tensor x) => x | AvgPool3d(2); // here", "the last slice and row of its input" },
        { "NG0302", "readonly Conv2d conv = new(8, 3, stride: 2, padding: 1);\npublic Tensor Forward([Shape(3, 32, 33)] Tensor x) => x | conv; // here", "1 of 1 along the height:" },
        { "NG0302", "readonly Conv2d conv = new(8, 7, stride: 2, padding: 3);\npublic Tensor Forward([Shape(3, 224, 224)] Tensor x) => x | conv; // here", "1 of 3 along the height and 1 of 3 along the width" },
        { "NG0302", "public Tensor Forward([Shape(3, 16, 16)] Tensor x) => x | MaxPool2d(3, stride: 2, padding: 1); // here", "'maxpool2d' (MaxPool2d) never reads the padding at the end" },
        { "NG0303", "readonly Conv2d shortcut = new(8, 1, stride: 2);\npublic Tensor Forward([Shape(3, 32, 32)] Tensor x) => x | shortcut; // here", "steps by 2 with a kernel of 1: it reads 25% of the pixels" },
        { "NG0303", "public Tensor Forward([Shape(3, 30, 30)] Tensor x) => x | MaxPool2d(2, stride: 3); // here", "it reads 44% of the pixels" },
        { "NG0303", "readonly Conv1d conv = new(8, 3, stride: 4);\npublic Tensor Forward([Shape(2, 103)] Tensor x) => x | conv; // here", "it reads 75% of the pixels" },
        { "NG0304", "readonly ConvTranspose2d up = new(8, 3, stride: 2);\npublic Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | up; // here", "its kernel 3 is no multiple of its stride 2, so that neighbouring pixels are sums of different numbers of products; a kernel of 4 is even" },
        { "NG0304", "readonly ConvTranspose2d up = new(8, 5, stride: 3);\npublic Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | up; // here", "a kernel of 6 is even" },
        { "NG0304", "readonly ConvTranspose2d up = new(8, (2, 3), stride: (2, 2));\npublic Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | up; // here", "its kernel (2, 3) is no multiple of its stride 2" },
        { "NG0305", "readonly Conv2d a = new(8, 3, padding: 2, dilation: 2), b = new(8, 3, padding: 2, dilation: 2), c = new(8, 3, padding: 2, dilation: 2);\npublic Tensor Forward([Shape(3, 64, 64)] Tensor x) => x | a | b | c; // here", "'c' (Conv2d) leaves holes: behind dilations of 2, 2, 2 a pixel sees 7 of the 13 rows" },
        { "NG0305", "readonly Conv2d a = new(8, 3), b = new(8, 3, dilation: 2), c = new(8, 3, dilation: 9);\npublic Tensor Forward([Shape(3, 64, 64)] Tensor x) => x | a | ReLU | b | ReLU | c; // here", "behind dilations of 2, 9 a pixel sees 21 of the 25" },
        { "NG0305", "readonly Conv2d a = new(8, 3, dilation: 2), b = new(8, 3, dilation: 4), c = new(8, 3, dilation: 8);\npublic Tensor Forward([Shape(3, 64, 64)] Tensor x) => x | a | b | c; // here", "behind dilations of 2, 4, 8 a pixel sees 15 of the 29" },
        { "NG0311", "readonly Layer[] convs = [.. Enumerable.Range(0, 5).Select(i => new Conv2d(8, 3, stride: 2, padding: 1))];\npublic Tensor Forward([Shape(3, 400, 400)] Tensor x) => x | convs; // here", "the 13×13 cells of the output 'output' do not tile the input: its height 400 is no multiple of their step 32; 384 and 416 are" },
        { "NG0311", "public (Tensor fine, Tensor all) Forward([Shape(3, 64, 65)] Tensor x) {\nvar y = x | MaxPool2d(3, ceilMode: true); // here\nreturn (y, y | GlobalAvgPool | Flatten); }", "the output 'fine' do not tile the input: its width 65 is no multiple of their step 3; 63 and 66 are" },
        { "NG0311", "readonly Conv2d conv = new(8, 9, stride: 9, padding: 4);\npublic Tensor Forward([Shape(64, 31, 31)] Tensor x) => x | conv; // here", "27 and 36 are" },
        { "NG0312", "readonly Conv2d stem = new(64, 7, stride: 5);\npublic Tensor Forward([Shape(3, 222, 222)] Tensor x) => x | stem; // here", "with a stride of 5 it leaves 64×44×44, 84% of the numbers of 3×222×222" },
        { "NG0312", "public Tensor Forward([Shape(3, 64, 64)] Tensor x) => x | AvgPool2d(4); // here", "6% of the numbers" },
        { "NG0312", "readonly Conv2d first = new(3, 3, padding: 1), patch = new(64, 16, stride: 16);\npublic Tensor Forward([Shape(3, 64, 64)] Tensor x) => x | first | patch; // here", "8% of the numbers" },
    };

    public static TheoryData<string, string> NearMisses => new()
    {
        { "NG0301", "readonly Conv2d stem = new(96, 11, stride: 4);\npublic Tensor Forward([Shape(3, 227, 227)] Tensor x) => x | stem;" },
        { "NG0301", "readonly Conv2d conv = new(8, 3, stride: 2, padding: 1);\npublic Tensor Forward([Shape(3, 32, 32)] Tensor x) => x | conv;" },
        { "NG0301", "public Tensor Forward([Shape(4, 75, 75)] Tensor x) => x | MaxPool2d(2, ceilMode: true);" },
        { "NG0301", "readonly Conv2d shortcut = new(8, 1, stride: 2);\npublic Tensor Forward([Shape(3, 32, 32)] Tensor x) => x | shortcut;" },
        { "NG0302", "readonly Conv2d conv = new(8, 3, stride: 2, padding: 1);\npublic Tensor Forward([Shape(3, 33, 33)] Tensor x) => x | conv;" },
        { "NG0302", "readonly Conv2d conv = new(8, 3, padding: 1);\npublic Tensor Forward([Shape(3, 32, 32)] Tensor x) => x | conv;" },
        { "NG0302", "readonly Conv2d conv = new(64, 4, stride: 4, padding: 2);\npublic Tensor Forward([Shape(3, 36, 36)] Tensor x) => x | conv;" },
        { "NG0303", "readonly Conv2d conv = new(8, 2, stride: 2);\npublic Tensor Forward([Shape(3, 32, 32)] Tensor x) => x | conv;" },
        { "NG0303", "readonly Conv2d conv = new(8, 1);\npublic Tensor Forward([Shape(3, 32, 32)] Tensor x) => x | conv;" },
        { "NG0303", "readonly Conv2d conv = new(8, 1, stride: 2);\npublic Tensor Forward([Shape(3, 1, 1)] Tensor x) => x | conv;" },
        { "NG0304", "readonly ConvTranspose2d up = new(8, 4, stride: 2, padding: 1);\npublic Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | up;" },
        { "NG0304", "readonly ConvTranspose2d up = new(8, 2, stride: 2);\npublic Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | up;" },
        { "NG0304", "readonly ConvTranspose2d up = new(8, 3, padding: 1);\npublic Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | up;" },
        { "NG0305", "readonly Conv2d a = new(8, 3), b = new(8, 3, dilation: 2), c = new(8, 3, dilation: 5);\npublic Tensor Forward([Shape(3, 64, 64)] Tensor x) => x | a | b | c;" },
        { "NG0305", "readonly Conv2d a = new(8, 3, dilation: 2), b = new(8, 3, dilation: 2), c = new(8, 3);\npublic Tensor Forward([Shape(3, 64, 64)] Tensor x) => x | a | b | c;" },

        // SSD's conv6 sees through rate 6 what three 3×3 convolutions and a 3×3 pooling have gathered.
        { "NG0305", "readonly Conv2d a = new(8, 3, padding: 1), b = new(8, 3, padding: 1), c = new(8, 3, padding: 1), six = new(8, 3, padding: 6, dilation: 6);\npublic Tensor Forward([Shape(3, 19, 19)] Tensor x) => x | a | b | c | MaxPool2d(3, stride: 1, padding: 1) | six;" },
        { "NG0305", "readonly Conv2d a = new(8, 3, padding: 1), b = new(8, 3, padding: 3, dilation: 3), c = new(8, 1);\npublic Tensor Forward([Shape(3, 19, 19)] Tensor x) => (x | a | b) + (x | c);" },
        { "NG0311", "readonly Layer[] convs = [.. Enumerable.Range(0, 5).Select(i => new Conv2d(8, 3, stride: 2, padding: 1))];\npublic Tensor Forward([Shape(3, 416, 416)] Tensor x) => x | convs;" },
        { "NG0311", "readonly Conv2d conv = new(8, 3, stride: 2, padding: 1);\npublic Tensor Forward([Shape(3, 33, 34)] Tensor x) => x | conv | GlobalAvgPool | Flatten;" },

        // A cell at the first pixel, one at the last, and one at every 16th between: what segmentation at 513×513 has.
        { "NG0311", "readonly Layer[] convs = [.. Enumerable.Range(0, 4).Select(i => new Conv2d(8, 3, stride: 2, padding: 1))];\npublic Tensor Forward([Shape(3, 513, 513)] Tensor x) => x | convs;" },
        { "NG0311", "readonly Conv2d conv = new(8, 3, padding: 1);\npublic Tensor Forward([Shape(3, 33, 33)] Tensor x) => x | MaxPool2d(3, stride: 2, padding: 1) | conv | Upsample(2);" },
        { "NG0312", "readonly Conv2d stem = new(96, 7, stride: 5);\npublic Tensor Forward([Shape(3, 222, 222)] Tensor x) => x | stem;" },
        { "NG0312", "readonly Conv2d stem = new(64, 11, stride: 4, padding: 2);\npublic Tensor Forward([Shape(3, 224, 224)] Tensor x) => x | stem;" },
        { "NG0312", "readonly Conv2d stem = new(32, 3, stride: 2, padding: 1);\npublic Tensor Forward([Shape(3, 64, 64)] Tensor x) => x | stem | AvgPool2d(4);" },
        { "NG0312", "readonly Conv2d patch = new(768, 16, stride: 16);\npublic Tensor Forward([Shape(3, 224, 224)] Tensor x) => x | patch;" },
    };
}
