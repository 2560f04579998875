using NetGen.Cli.CommandLine;
using NetGen.Runtime;
using NetGen.Runtime.Training.Verification;
using NetGen.Runtime.Weights;

namespace NetGen.Cli.Execution;

/// <summary>Gradients that are right, from a file: each under its name, and under its name with <c>.error</c> the norm of another library's error.</summary>
static class GradientReference
{
    const string ErrorSuffix = ".error";

    /// <summary>Opens a file, and holds it to the gradients that are going to be compared with it.</summary>
    /// <exception cref="CommandFailedException">There is none, it lacks a gradient, or has it in another shape.</exception>
    public static WeightFile Open(string path, IEnumerable<ParameterDescription> gradients)
    {
        var file = WeightFile.Open(InputFile.Existing(path));
        foreach (var gradient in gradients)
        {
            Require(file, gradient.Name, gradient.Shape);
            Require(file, gradient.Name + ErrorSuffix, []);
        }

        return file;
    }

    /// <summary>The errors of gradients, in their order.</summary>
    /// <param name="file">What is right.</param>
    /// <param name="gradients">What was found.</param>
    /// <exception cref="CommandFailedException">What is right is not finite.</exception>
    public static IReadOnlyList<GradientError> Errors(WeightFile file, StateDictionary gradients)
    {
        var errors = new List<GradientError>();
        for (var i = 0; i < gradients.Parameters.Length; i++)
        {
            var name = gradients.Parameters[i].Name;
            var found = gradients[i];
            var (right, other) = (new float[found.Length], new float[1]);
            file.ReadFloat32(name, right);
            file.ReadFloat32(name + ErrorSuffix, other);
            var (norm, difference) = (0.0, 0.0);
            for (var k = 0; k < right.Length; k++)
            {
                norm += (double)right[k] * right[k];
                difference += ((double)found[k] - right[k]) * ((double)found[k] - right[k]);
            }

            if (!double.IsFinite(norm)) throw new CommandFailedException($"{file.Path}: '{name}' has values that are not finite.");
            errors.Add(new(name, Math.Sqrt(norm), other[0], Math.Sqrt(difference)));
        }

        return errors;
    }

    static void Require(WeightFile file, string name, IEnumerable<int> shape)
    {
        if (!file.Contains(name)) throw new CommandFailedException($"{file.Path}: '{name}' is missing, which a reference of these gradients has.");
        var found = file[name].Shape.Select(d => (int)Math.Min(d, int.MaxValue)).ToArray();
        if (!found.SequenceEqual(shape)) throw new CommandFailedException($"{file.Path}: '{name}' expects the shape {Shapes.Text(shape)}; found {Shapes.Text(found)}.");
    }
}
