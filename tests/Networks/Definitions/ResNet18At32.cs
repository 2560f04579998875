namespace NetGen.Networks.Tests.Definitions;

/// <summary>A family of the library at a user's own size.</summary>
[Network, Input("x", 3, 32, 32)]
public sealed partial class ResNet18At32() : ResNet((width, stride, _) => new BasicBlock(width, stride), [2, 2, 2, 2]);
