using System.Globalization;
using System.Runtime.CompilerServices;

// The same numbers from the JIT compiler and from a native program: prints the instruction set, the way of compilation and the outputs' bits.
using var net = Digits.Inference.Create(seed: 3, threads: 1);
var x = new float[28 * 28];
for (var i = 0; i < x.Length; i++) x[i] = ((i * 37) % 101 / 50f) - 1;
var y = new float[10];
net.Run(x, y);
Console.WriteLine(net.InstructionSet);
Console.WriteLine(RuntimeFeature.IsDynamicCodeCompiled ? "jit" : "native");
Console.WriteLine(string.Join(' ', y.Select(v => BitConverter.SingleToUInt32Bits(v).ToString("x8", CultureInfo.InvariantCulture))));

[Network]
public sealed partial class Digits : Module
{
    readonly Conv2d conv1 = new(8, kernel: 3), conv2 = new(24, kernel: 3, stride: 2, bias: false);
    readonly BatchNorm2d norm = new();
    readonly Linear fc = new(10);

    public Tensor Forward([Shape(1, 28, 28)] Tensor x) => x | conv1 | ReLU | MaxPool2d(2) | conv2 | norm | SiLU | Flatten | fc | LogSoftmax();
}
