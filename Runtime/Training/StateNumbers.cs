using System.Collections.Immutable;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Training;

/// <summary>Numbers in double precision in a state dictionary, bit for bit: four 16-bit words each, lowest first, which floats hold exactly.</summary>
static class StateNumbers
{
    const int Words = sizeof(double) / sizeof(ushort);

    public static ImmutableArray<ParameterDescription> Describe(IEnumerable<string> names) =>
        [.. names.Select(name => new ParameterDescription(name, ParameterKind.Buffer, default, Words))];

    public static void Write(double value, Span<float> words)
    {
        var bits = BitConverter.DoubleToUInt64Bits(value);
        for (var word = 0; word < Words; word++) words[word] = (ushort)(bits >> (16 * word));
    }

    public static double Read(ReadOnlySpan<float> words)
    {
        ulong bits = 0;
        for (var word = 0; word < Words; word++) bits |= (ulong)(ushort)words[word] << (16 * word);
        return BitConverter.UInt64BitsToDouble(bits);
    }

    /// <summary>A state of numbers alone.</summary>
    public static StateDictionary Save(ReadOnlySpan<string> names, ReadOnlySpan<double> values)
    {
        var result = new StateDictionary(Describe(names.ToArray()));
        for (var i = 0; i < names.Length; i++) Write(values[i], result[i]);
        return result;
    }

    public static double[] Load(WeightSource source, string[] names)
    {
        var loaded = StateDictionary.Load(source, Describe(names));
        return [.. names.Select(name => Read(loaded[name]))];
    }
}
