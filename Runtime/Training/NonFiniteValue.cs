namespace NetGen.Runtime.Training;

/// <summary>Where a step first came to a number that is infinite or none.</summary>
/// <param name="Layer">The layer: <c>layer1.0.conv1</c>.</param>
/// <param name="Tensor">What the layer computes there: <c>the activation layer1.0.bn1.moments</c>.</param>
/// <param name="Item">Which item of the batch, from 0; null of what is computed of all together.</param>
/// <param name="Index">The index in the tensor, in C order.</param>
/// <param name="Value">NaN or an infinity.</param>
public sealed record NonFiniteValue(string Layer, string Tensor, int? Item, int Index, float Value);
