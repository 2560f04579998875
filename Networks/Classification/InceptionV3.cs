namespace NetGen.Networks;

/// <summary>
/// Inception v3 without its auxiliary head. 3×299×299 → 1000 logits; 23,834,568 parameters, 5,713,216,096 multiply-adds. The weights are
/// named as in torchvision's <c>inception_v3</c>. Szegedy et al., 2016, "Rethinking the Inception architecture for computer vision".
/// </summary>
/// <remarks>Expects pixels between −1 and 1: published weights were trained with mean 0.5 and standard deviation 0.5.</remarks>
[Network]
public sealed partial class InceptionV3 : Module
{
    readonly BasicConv2d Conv2d_1a_3x3 = new(32, 3, stride: 2), Conv2d_2a_3x3 = new(32, 3), Conv2d_2b_3x3 = new(64, 3, padding: 1);
    readonly BasicConv2d Conv2d_3b_1x1 = new(80, 1), Conv2d_4a_3x3 = new(192, 3);
    readonly InceptionA Mixed_5b = new(32), Mixed_5c = new(64), Mixed_5d = new(64);
    readonly InceptionB Mixed_6a = new();
    readonly InceptionC Mixed_6b = new(128), Mixed_6c = new(160), Mixed_6d = new(160), Mixed_6e = new(192);
    readonly InceptionD Mixed_7a = new();
    readonly InceptionE Mixed_7b = new(), Mixed_7c = new();
    readonly Linear fc = new(1000);

    /// <summary>3×299×299 → stem 192×35×35 → 288×35×35 → 768×17×17 → 2048×8×8 → 1000 logits.</summary>
    public Tensor Forward([Shape(3, 299, 299)] Tensor x) =>
        x | Conv2d_1a_3x3 | Conv2d_2a_3x3 | Conv2d_2b_3x3 | MaxPool2d(3, stride: 2)
          | Conv2d_3b_1x1 | Conv2d_4a_3x3 | MaxPool2d(3, stride: 2)
          | Mixed_5b | Mixed_5c | Mixed_5d
          | Mixed_6a | Mixed_6b | Mixed_6c | Mixed_6d | Mixed_6e
          | Mixed_7a | Mixed_7b | Mixed_7c
          | GlobalAvgPool | Dropout(0.5f) | Flatten | fc;
}
