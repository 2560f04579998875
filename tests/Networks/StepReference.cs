using System.Globalization;

namespace NetGen.Networks.Tests;

/// <summary>What a training step of a network computes in PyTorch, as written by reference/make_gradients.py.</summary>
/// <param name="Batch">The number of items.</param>
/// <param name="Shapes">The shapes of the inputs.</param>
/// <param name="Tensors">The results.</param>
sealed record StepReference(int Batch, IReadOnlyDictionary<string, int[]> Shapes, IReadOnlyList<StepTensor> Tensors)
{
    public static StepReference Of(string network)
    {
        var lines = ReferenceData.Lines($"{network}.tsv").Select(l => l.Split('\t')).ToList();
        var shapes = lines[0].Skip(1).Select(s => s.Split('=')).ToDictionary(s => s[0], s => s[1].Split('x').Select(d => int.Parse(d, CultureInfo.InvariantCulture)).ToArray());
        return new(int.Parse(lines[0][0], CultureInfo.InvariantCulture), shapes, [.. lines.Skip(1).Select(Tensor)]);
    }

    static StepTensor Tensor(string[] cells) => new(cells[0], cells[1], Number(cells[2]), [.. cells.Skip(3).Select(Number)]);

    static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
