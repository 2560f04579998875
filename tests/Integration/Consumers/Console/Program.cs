using NetGen.Networks;

// A network of this project's own, made of blocks from another assembly.
using var net = SmallResNet.Inference.Create(seed: 1, threads: 1);
var x = new float[3 * 32 * 32];
for (var i = 0; i < x.Length; i++) x[i] = ((i * 37) % 101 / 50f) - 1;
var y = new float[10];
net.Run(x, y);
Console.WriteLine($"SmallResNet {SmallResNet.ParameterCount} parameters, {SmallResNet.MultiplyAdds} multiply-adds, finite: {y.All(float.IsFinite)}, different: {y.Distinct().Count()}");
Console.WriteLine($"ResNet18 {ResNet18.ParameterCount}");

// The same weights at another input size: code and constants of its own.
net.At48x20.Run(new float[3 * 48 * 20], y);
Console.WriteLine($"{SmallResNet.At48x20.Description.Name} {SmallResNet.At48x20.MultiplyAdds} multiply-adds, finite: {y.All(float.IsFinite)}");

[Network, Input("x", 3, 32, 32), Input("x", 3, 48, 20)]
public sealed partial class SmallResNet : Module
{
    readonly Conv2d stem = new(16, kernel: 3, padding: 1, bias: false);
    readonly BatchNorm2d norm = new();
    readonly Layer[] blocks = [.. Enumerable.Range(0, 3).Select(i => new BasicBlock(16 << i, stride: i == 0 ? 1 : 2))];
    readonly Linear fc = new(10);

    public Tensor Forward(Tensor x) => x | stem | norm | ReLU | blocks | GlobalAvgPool | Flatten | fc;
}
