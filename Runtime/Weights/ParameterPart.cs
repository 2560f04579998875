namespace NetGen.Runtime.Weights;

/// <summary>Reads some of a parameter's values, in PyTorch's order.</summary>
/// <param name="index">The parameter's index.</param>
/// <param name="start">The first value.</param>
/// <param name="destination">Where they go.</param>
delegate void ParameterPart(int index, long start, Span<float> destination);
