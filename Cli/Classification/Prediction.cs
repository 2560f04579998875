using System.Text.Json.Serialization;

namespace NetGen.Cli.Classification;

/// <summary>What a network says about an image.</summary>
/// <param name="Index">The image's place, from 0.</param>
/// <param name="Class">The likeliest class.</param>
/// <param name="Probability">How likely the network holds it.</param>
/// <param name="LogProbability">The natural logarithm of that.</param>
/// <param name="Label">The true class, if known.</param>
/// <param name="Top">The likeliest classes, where more than one is asked for.</param>
sealed record Prediction(
    int Index, int Class, double Probability, double LogProbability, int? Label,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ScoredClass>? Top);
