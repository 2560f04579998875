using NetGen.Runtime;

namespace NetGenCompiler.Bench.Training;

/// <summary>A training step that is timed beside PyTorch's.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Peer">torchvision's name of the network.</param>
/// <param name="Network">The network, at the size.</param>
/// <param name="Size">Pixels of a side of the picture.</param>
/// <param name="Batch">How many pictures.</param>
sealed record TrainingCase(string Name, string Peer, NetworkDescription Network, int Size, int Batch)
{
    public static IReadOnlyList<TrainingCase> All { get; } =
    [
        new("resnet18", "resnet18", TrainedResNet18.Description, 224, 8),
        new("resnet18-32", "resnet18", TrainedResNet18.Description.Sizes[1], 32, 32),
        new("mobilenetv2", "mobilenet_v2", NetGen.Networks.MobileNetV2.Description, 224, 8),
    ];
}
