using System.Globalization;
using System.Text;

namespace NetGen.Runtime.Training;

/// <summary>Floats that a step of a training program writes, and how they lie: channels × height × width in blocks of channels.</summary>
/// <param name="Step">The number of the step, from the first of forward.</param>
/// <param name="IsShared">Whether they are of the batch, not of an item.</param>
/// <param name="Origin">From the start of the arena to the first pixel.</param>
/// <param name="Channels">How many channels.</param>
/// <param name="Height">How many rows.</param>
/// <param name="Width">How many floats a row has of each channel.</param>
/// <param name="Block">How many channels lie side by side.</param>
/// <param name="RowStride">From a row to the next.</param>
/// <param name="PlaneStride">From a block of channels to the next.</param>
/// <param name="Layer">The layer whose value it is.</param>
/// <param name="Name">The name of the value: the layer's, or one with more words.</param>
sealed unsafe record StepValue(
    int Step, bool IsShared, long Origin, int Channels, int Height, int Width, int Block, long RowStride, long PlaneStride, string Layer, string Name)
{
    /// <summary>Reads a table: a line each, <c>12 item 4096 64 56 56 16 928 53824 layer1.0.bn1 moments</c>.</summary>
    public static ILookup<int, StepValue> Parse(ReadOnlySpan<byte> table) =>
        Encoding.UTF8.GetString(table).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Value).ToLookup(v => v.Step);

    /// <summary>The index of the first float that is not finite, and that float.</summary>
    public (int Index, float Value)? FirstNonFinite(float* arena)
    {
        var index = 0;
        for (var channel = 0; channel < Channels; channel++)
        {
            for (var y = 0; y < Height; y++)
            {
                var row = arena + Origin + (channel / Block * PlaneStride) + (y * RowStride) + (channel % Block);
                for (var x = 0; x < Width; x++, index++)
                {
                    if (!float.IsFinite(row[x * Block])) return (index, row[x * Block]);
                }
            }
        }

        return null;
    }

    static StepValue Value(string line)
    {
        var words = line.Trim().Split(' ');
        if (words.Length is not (10 or 11)) throw new FormatException($"'{line}' is no value of a training program.");
        int Number(int word) => int.Parse(words[word], CultureInfo.InvariantCulture);
        return new(
            Number(0), words[1] == "batch", long.Parse(words[2], CultureInfo.InvariantCulture), Number(3), Number(4), Number(5), Number(6), Number(7), Number(8), words[9],
            string.Join('.', words[9..]));
    }
}
