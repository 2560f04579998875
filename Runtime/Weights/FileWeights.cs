using System.Collections.Immutable;

namespace NetGen.Runtime.Weights;

/// <summary>The weights of a file.</summary>
sealed class FileWeights(string path, WeightOptions options) : WeightSource
{
    public override WeightReader Open(ImmutableArray<ParameterDescription> parameters)
    {
        var file = WeightFile.Open(path);
        try
        {
            var matches = WeightMatcher.Match(path, parameters, file.Entries, options);
            return new(parameters, index => Read(file, matches[index], parameters[index]), file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    float[] Read(WeightFile file, int match, ParameterDescription parameter)
    {
        if (match < 0) return new float[parameter.Length];
        var values = GC.AllocateUninitializedArray<float>(parameter.Length);
        file.ReadFloat32(match, values);
        if (options.RefuseNonFinite && FiniteCheck.IndexOfNonFinite(values) is >= 0 and var index)
        {
            var found = FiniteCheck.Name(values[index]);
            throw new InvalidFileException(path, $"the tensor '{parameter.Name}' ({ShapeText.Of(parameter.Shape)}) holds {found} at index {index}.");
        }

        return values;
    }
}
