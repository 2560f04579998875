namespace NetGen.Runtime.Training.Losses;

/// <summary>The loss of one element and its derivative by the prediction.</summary>
interface IElementRule
{
    double Evaluate(double prediction, double target, int index, out double slope);
}
