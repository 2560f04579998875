using NetGen;
using NetGen.Networks;

namespace NetGenCompiler.Bench.Training;

/// <summary>ResNet-18 as it is trained on ImageNet, and on pictures of 32×32 pixels.</summary>
[Network(Training = true), Input("x", 3, 224, 224), Input("x", 3, 32, 32)]
public sealed partial class TrainedResNet18() : ResNet((width, stride, _) => new BasicBlock(width, stride), [2, 2, 2, 2]);
