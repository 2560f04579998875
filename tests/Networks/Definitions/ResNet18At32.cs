namespace NetGen.Networks.Tests.Definitions;

/// <summary>A family of the library at a user's own sizes.</summary>
[Network(Training = true), Input("x", 3, 32, 32), Input("x", 3, 64, 64)]
public sealed partial class ResNet18At32() : ResNet((width, stride, _) => new BasicBlock(width, stride), [2, 2, 2, 2]);
