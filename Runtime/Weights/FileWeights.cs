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
            ParameterPart? readPart = file.ReadsParts ? (index, start, destination) => Read(file, matches[index], parameters[index], start, destination) : null;
            return new(parameters, index => Read(file, matches[index], parameters[index]), readPart, file);
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
        Check(values, parameter, 0);
        return values;
    }

    void Read(WeightFile file, int match, ParameterDescription parameter, long start, Span<float> destination)
    {
        if (match < 0)
        {
            destination.Clear();
            return;
        }

        file.ReadFloat32(match, start, destination);
        Check(destination, parameter, start);
    }

    void Check(ReadOnlySpan<float> values, ParameterDescription parameter, long start)
    {
        if (!options.RefuseNonFinite || FiniteCheck.IndexOfNonFinite(values) is not (>= 0 and var index)) return;
        var found = FiniteCheck.Name(values[index]);
        throw new InvalidFileException(path, $"the tensor '{parameter.Name}' ({ShapeText.Of(parameter.Shape)}) holds {found} at index {start + index}.");
    }
}
