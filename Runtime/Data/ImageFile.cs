namespace NetGen.Runtime.Data;

/// <summary>Images in the formats that need no library: PGM and PPM (binary), and uncompressed BMP.</summary>
/// <example>
/// <code>
/// var image = ImageFile.Read("cat.ppm");   // 3×H×W, from 0 to 1, as torchvision's ToTensor gives it
/// net.Run(image.Values, logits);
/// </code>
/// </example>
public static class ImageFile
{
    /// <summary>Reads an image; which format it has is told from its first bytes.</summary>
    /// <param name="path">The file.</param>
    /// <returns>An array of C×H×W, from 0 to 1: one channel of a PGM, red, green and blue of the others.</returns>
    /// <exception cref="InvalidFileException">The file is malformed, cut off, or has another format.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a directory.</exception>
    public static NumericArray Read(string path)
    {
        using var stream = BinaryFile.Open(path);
        if (stream.Length > Array.MaxLength) throw new InvalidFileException(path, $"{stream.Length:N0} bytes are too many for an image.");
        var bytes = new byte[stream.Length];
        BinaryFile.ReadExactly(path, stream, bytes);
        return bytes switch
        {
            [(byte)'P', (byte)'5' or (byte)'6', ..] => PortableMap.Read(path, bytes),
            [(byte)'B', (byte)'M', ..] => Bitmap.Read(path, bytes),
            _ => throw new InvalidFileException(path, "not an image of a format that is supported: binary PGM or PPM, or uncompressed BMP."),
        };
    }
}
