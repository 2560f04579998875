using System.Buffers;

namespace NetGenCompiler.Emission;

/// <summary>Text that grows in an array from the pool: a program of a megabyte is written without leaving its pieces to the garbage collector.</summary>
sealed class TextBuffer : IDisposable
{
    const int FirstLength = 4096;

    char[] characters = ArrayPool<char>.Shared.Rent(FirstLength);
    int length;

    public void Append(char character)
    {
        Reserve(1);
        characters[length++] = character;
    }

    public void Append(char character, int count)
    {
        Reserve(count);
        characters.AsSpan(length, count).Fill(character);
        length += count;
    }

    public void Append(string text, int start, int count)
    {
        Reserve(count);
        text.CopyTo(start, characters, length, count);
        length += count;
    }

    public override string ToString() => new(characters, 0, length);

    /// <summary>Gives the array back; the text is then empty.</summary>
    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(characters);
        (characters, length) = ([], 0);
    }

    void Reserve(int count)
    {
        if (characters.Length - length >= count) return;
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(2 * characters.Length, length + count));
        characters.AsSpan(0, length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(characters);
        characters = larger;
    }
}
