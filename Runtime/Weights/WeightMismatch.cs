namespace NetGen.Runtime.Weights;

/// <summary>A weight that source and network have in different shapes.</summary>
/// <param name="Expected">What the network has.</param>
/// <param name="Found">What the source has.</param>
public sealed record WeightMismatch(ParameterDescription Expected, TensorEntry Found);
