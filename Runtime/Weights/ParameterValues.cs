namespace NetGen.Runtime.Weights;

/// <summary>Gives a parameter's values, in PyTorch's order.</summary>
/// <param name="index">The parameter's index.</param>
public delegate ReadOnlySpan<float> ParameterValues(int index);
