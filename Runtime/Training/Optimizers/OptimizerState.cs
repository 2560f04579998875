using System.Collections.Immutable;
using NetGen.Runtime.Memory;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Training.Optimizers;

/// <summary>
/// What an optimizer remembers between steps: buffers in the layout of the parameters, and numbers. In a state dictionary a buffer has an
/// entry for each learned parameter, <c>exp_avg/fc.weight</c>, and a number one of its own.
/// </summary>
sealed class OptimizerState(TrainingParameters parameters) : IDisposable
{
    readonly List<(string Name, AlignedMemory Memory)> buffers = [];

    /// <summary>Adds a buffer of zeros.</summary>
    public AlignedMemory AddBuffer(string name)
    {
        var memory = new AlignedMemory(parameters.TrainableLength);
        buffers.Add((name, memory));
        return memory;
    }

    /// <summary>Takes another state's buffers over, under a prefix.</summary>
    public void Adopt(string prefix, OptimizerState other)
    {
        buffers.AddRange(other.buffers.Select(b => (prefix + b.Name, b.Memory)));
    }

    /// <summary>Writes buffers and numbers out.</summary>
    /// <param name="current">The numbers.</param>
    public StateDictionary Save(IReadOnlyList<(string Name, double Value)> current)
    {
        var result = new StateDictionary(Describe(current.Select(n => n.Name)));
        foreach (var (name, memory) in buffers)
        {
            foreach (var slice in Learned) memory.Span.Slice(slice.Offset, slice.Length).CopyTo(result[EntryName(name, slice)]);
        }

        foreach (var (name, value) in current) StateNumbers.Write(value, result[name]);

        return result;
    }

    /// <summary>Reads buffers back, and the numbers of these names.</summary>
    public double[] Load(WeightSource source, IReadOnlyList<string> names)
    {
        var loaded = StateDictionary.Load(source, Describe(names));
        foreach (var (name, memory) in buffers)
        {
            foreach (var slice in Learned) loaded[EntryName(name, slice)].CopyTo(memory.Span[slice.Offset..]);
        }

        return [.. names.Select(name => StateNumbers.Read(loaded[name]))];
    }

    public void Dispose()
    {
        foreach (var (_, memory) in buffers) memory.Dispose();
    }

    static string EntryName(string buffer, ParameterSlice slice) => $"{buffer}/{slice.Name}";

    IEnumerable<ParameterSlice> Learned => parameters.Slices.Where(s => s.Kind == ParameterKind.Trainable);

    ImmutableArray<ParameterDescription> Describe(IEnumerable<string> names) =>
    [
        .. buffers.SelectMany(_ => Learned, (b, s) => new ParameterDescription(EntryName(b.Name, s), ParameterKind.Buffer, default, [.. s.Shape])),
        .. StateNumbers.Describe(names),
    ];
}
