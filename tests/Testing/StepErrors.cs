using System.Globalization;
using NetGen.Runtime.Training.Verification;

namespace NetGen.Testing;

/// <summary>How far a training step is from PyTorch's in double precision, on the sides of kinks that the step took, and how far PyTorch's single precision is.</summary>
/// <param name="Parameters">Gradients of the parameters.</param>
/// <param name="Others">The output, the gradient of the input and the next statistics.</param>
sealed record StepErrors(IReadOnlyList<GradientError> Parameters, IReadOnlyList<GradientError> Others)
{
    /// <summary>What is wrong, or null: errors of parameters are at most twice PyTorch's by median and five times at worst, those of everything else five times.</summary>
    public string? Problem =>
        new GradientAccuracy(Parameters).Problem ?? Others.FirstOrDefault(e => !(e.Ratio <= GradientAccuracy.LargestRatio))?.ToString();

    /// <summary>Has PyTorch make the step, and gives the errors of each file of results.</summary>
    /// <param name="network">The network's name.</param>
    /// <param name="folder">Where the files are, and where the figures go.</param>
    /// <param name="weights">The weights, safetensors.</param>
    /// <param name="input">The input, .npy.</param>
    /// <param name="outputGradient">The gradient of the output, .npy.</param>
    /// <param name="results">The files of results, safetensors.</param>
    public static IReadOnlyList<StepErrors> Of(string network, string folder, string weights, string input, string outputGradient, IReadOnlyList<string> results)
    {
        var figures = Path.Combine(folder, "errors.tsv");
        PyTorch.Run("tests/Networks/reference/step_errors.py", [network, figures, weights, input, outputGradient, .. results]);
        var lines = File.ReadAllLines(figures).Select(l => l.Split('\t')).ToLookup(c => c[0] == "parameter");
        return [.. results.Select((_, i) => new StepErrors(Errors(lines[true], i), Errors(lines[false], i)))];
    }

    static List<GradientError> Errors(IEnumerable<string[]> lines, int result) =>
        [.. lines.Select(c => new GradientError($"{c[0]} {c[1]}", Number(c[2]), Number(c[3]), Number(c[4 + result])))];

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
