using System.Collections.Immutable;

namespace NetGen.Runtime.Weights;

/// <summary>Finds a network's parameters among the tensors of a source.</summary>
static class WeightMatcher
{
    // What PyTorch's DataParallel puts before every name.
    const string Wrapper = "module.";

    /// <summary>For every parameter the index of its tensor, −1 for a counter that is absent.</summary>
    /// <param name="source">The source, for the message.</param>
    /// <param name="parameters">What the network has.</param>
    /// <param name="entries">What the source has.</param>
    /// <param name="options">Whether other tensors are tolerated.</param>
    /// <exception cref="WeightMismatchException">Something does not fit.</exception>
    public static int[] Match(string source, ImmutableArray<ParameterDescription> parameters, ImmutableArray<TensorEntry> entries, WeightOptions options)
    {
        var prefix = IsWrapped(parameters, entries) ? Wrapper.Length : 0;
        var remaining = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < entries.Length; i++) remaining.Add(entries[i].Name[prefix..], i);

        var missing = ImmutableArray.CreateBuilder<ParameterDescription>();
        var mismatched = ImmutableArray.CreateBuilder<WeightMismatch>();
        var matches = new int[parameters.Length];
        for (var i = 0; i < matches.Length; i++)
        {
            var parameter = parameters[i];
            if (!remaining.Remove(parameter.Name, out matches[i]))
            {
                matches[i] = -1;
                if (parameter.Kind != ParameterKind.Counter) missing.Add(parameter);
            }
            else if (!parameter.Shape.Select(d => (long)d).SequenceEqual(entries[matches[i]].Shape))
            {
                mismatched.Add(new(parameter, entries[matches[i]]));
            }
        }

        var unexpected = options.IgnoreUnexpected ? [] : remaining.Values.Order().Select(i => entries[i]).ToImmutableArray();
        return missing.Count + mismatched.Count + unexpected.Length == 0
            ? matches
            : throw new WeightMismatchException(source, missing.ToImmutable(), unexpected, mismatched.ToImmutable());
    }

    static bool IsWrapped(ImmutableArray<ParameterDescription> parameters, ImmutableArray<TensorEntry> entries) =>
        entries.Length > 0
        && entries.All(e => e.Name.StartsWith(Wrapper, StringComparison.Ordinal))
        && !parameters.All(p => p.Name.StartsWith(Wrapper, StringComparison.Ordinal));
}
