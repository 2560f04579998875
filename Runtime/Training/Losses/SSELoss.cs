namespace NetGen.Runtime.Training.Losses;

/// <summary>The sum of squared differences, as in YOLOv1: <c>MSELoss(reduction="sum")</c>.</summary>
/// <example>
/// <code>
/// var coordinates = new SSELoss { Weight = 5 };
/// </code>
/// </example>
public sealed class SSELoss() : MSELoss(Reduction.Sum);
