using System.Text;

namespace NetGen.Cli.Demonstration;

/// <summary>Pictures as text.</summary>
static class PictureText
{
    const string Shades = " .:-=+*#%@";
    const int BlockWidth = 2;
    const int BlockHeight = 4;

    /// <summary>Square pictures side by side; a character stands for two pixels by four.</summary>
    /// <param name="pictures">Pixels from 0 to 1, row by row.</param>
    /// <param name="size">Width and height of each.</param>
    public static IEnumerable<string> Of(IReadOnlyList<float[]> pictures, int size)
    {
        for (var row = 0; row < size; row += BlockHeight)
        {
            var line = new StringBuilder();
            foreach (var picture in pictures)
            {
                for (var column = 0; column < size; column += BlockWidth) line.Append(Shades[(int)(Mean(picture, size, row, column) * (Shades.Length - 1) + 0.5)]);
            }

            yield return line.ToString().TrimEnd();
        }
    }

    static double Mean(float[] picture, int size, int row, int column) => Enumerable.Range(0, BlockHeight * BlockWidth)
        .Average(i => (double)picture[((row + (i / BlockWidth)) * size) + column + (i % BlockWidth)]);
}
