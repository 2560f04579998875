using System.IO.Compression;
using System.Text;
using NetGen.Runtime.Data.Datasets;
using NetGen.Runtime.Data.Readers;
using NetGen.Runtime.Numerics;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Tests.Data.Readers;

public sealed class ReaderTests : IDisposable
{
    const int Pixels = 3 * 32 * 32;

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Cifar_is_labels_and_planes()
    {
        var ten = CifarFile.Read10(folder.Write("a", [.. Record(3, 0), .. Record(9, 51)]), folder.Write("b", Record(0, 255)));
        Assert.Equal((3, 10), (ten.Count, ten.Classes));
        Assert.Equal([3, 32, 32], ten.Shape.AsEnumerable());
        Assert.Equal([3, 9, 0], ten.Labels());
        // The first byte of each record's pixels is as told, then they count up.
        Assert.Equal([0, 1 / 255f], Values(ten, 0)[..2]);
        Assert.Equal([0.2f, 52 / 255f], Values(ten, 1)[..2]);
        Assert.Equal(1, Values(ten, 2)[0]);
        var hundred = folder.Write("c", [19, .. Record(99, 0)]);
        Assert.Equal([99], CifarFile.Read100(hundred).Labels());
        Assert.Equal([19], CifarFile.Read100(hundred, coarse: true).Labels());
    }

    [Fact]
    public void Malformed_Cifar_is_refused()
    {
        var cut = folder.Write("a", Record(3, 0).AsSpan(1));
        Assert.Equal("images with labels take 3,073 bytes each; the file has 3,072.", Assert.Throws<InvalidFileException>(() => CifarFile.Read10(cut)).Problem);
        var label = folder.Write("b", [.. Record(3, 0), .. Record(10, 0)]);
        Assert.Equal("the label of image 1 is 10, of 10 classes.", Assert.Throws<InvalidFileException>(() => CifarFile.Read10(label)).Problem);
    }

    [Fact]
    public void Idx_files_make_a_data_set()
    {
        var images = folder.Write("images", Convert.FromHexString("000008030000000200000001000000020033ccff"));
        var digits = IdxDataset.Read(images, folder.Write("labels", Convert.FromHexString("000008010000000207" + "00")));
        Assert.Equal([7, 0], digits.Labels());
        Assert.Equal([0.8f, 1], Values(digits, 1));
        Assert.Equal("it holds 1 labels or targets where there are 2 items.", Refusal("000008010000000107"));
        Assert.Equal("label 1 is 10, where labels are from 0 to 9.", Refusal("0000080100000002070a"));

        string Refusal(string labels) => Assert.Throws<InvalidFileException>(() => IdxDataset.Read(images, folder.Write("labels", Convert.FromHexString(labels)))).Problem;
    }

    [Fact]
    public void Numpy_arrays_make_a_data_set()
    {
        NpyFile.Write(folder.Of("x.npy"), new float[] { 1, 2, 3, 4, 5, 6 }, 2, 3);
        NpyFile.Write(folder.Of("y.npy"), new float[] { 0.5f, 0.25f }, 2);
        var curve = NumpyDataset.ReadNpy(folder.Of("x.npy"), folder.Of("y.npy"));
        Assert.Equal((2, 1, 0), (curve.Count, curve.TargetLength, curve.Classes));
        Assert.Equal([4, 5, 6], Values(curve, 1));
        Assert.Equal(2, NumpyDataset.ReadNpy(folder.Of("x.npy")).Count);
        var three = NumpyDataset.ReadNpy(folder.Of("x.npy"), Integers("labels.npy", [2, 0]));
        Assert.Equal([2, 0], three.Labels());
        Assert.Equal(3, three.Classes);
        Assert.Equal(10, NumpyDataset.ReadNpy(folder.Of("x.npy"), folder.Of("labels.npy"), 10).Classes);
        Assert.Equal("it holds 1 labels or targets where there are 2 items.", Assert.Throws<InvalidFileException>(() => NumpyDataset.ReadNpy(folder.Of("x.npy"), Integers("one.npy", [2]))).Problem);
        Assert.Equal("label 1 is 255, where labels are from 0 to 2.", Assert.Throws<InvalidFileException>(() => NumpyDataset.ReadNpy(folder.Of("x.npy"), Integers("bad.npy", [0, 255]), 3)).Problem);
    }

    [Fact]
    public void Archives_of_Numpy_make_a_data_set()
    {
        NpyFile.Write(folder.Of("x.npy"), new float[] { 1, 2, 3, 4 }, 2, 2);
        Integers("y.npy", [1, 0]);
        using (var archive = ZipFile.Open(folder.Of("data.npz"), ZipArchiveMode.Create))
        {
            archive.CreateEntryFromFile(folder.Of("x.npy"), "x.npy");
            archive.CreateEntryFromFile(folder.Of("y.npy"), "y.npy");
        }

        var points = NumpyDataset.ReadNpz(folder.Of("data.npz"));
        Assert.Equal([1, 0], points.Labels());
        Assert.Equal([3, 4], Values(points, 1));
        Assert.Equal("it has no array 'z', but x, y.", Assert.Throws<InvalidFileException>(() => NumpyDataset.ReadNpz(folder.Of("data.npz"), "z")).Problem);
    }

    [Fact]
    public void A_folder_of_images_has_a_folder_for_each_class()
    {
        Image("dog/b.pgm", 1, 2, 51);
        Image("dog/deep/a.pgm", 1, 2, 102);
        Image("cat/z.pgm", 1, 2, 255);
        File.WriteAllText(folder.Of("cat/notes.txt"), "not an image");
        var images = new ImageFolderDataset(folder.Of(""));
        Assert.Equal(["cat", "dog"], images.ClassNames.AsEnumerable());
        Assert.Equal([0, 1, 1], images.Labels());
        Assert.Equal([1, 1, 2], images.Shape.AsEnumerable());
        Assert.EndsWith("b.pgm", images.PathOf(1), StringComparison.Ordinal);
        Assert.Equal([0.2f, 0.2f], Values(images, 1));
        Assert.Equal([0.4f, 0.4f, 0.4f, 0.4f, 0.4f, 0.4f], Values(new ImageFolderDataset(folder.Of(""), channels: 3), 2));

        Image("dog/c.pgm", 4, 4, 51);
        Assert.Equal("the image is 4×4 where 1×2 is expected.", Assert.Throws<InvalidFileException>(() => Values(new ImageFolderDataset(folder.Of("")), 2)).Problem);
        var resized = new ImageFolderDataset(folder.Of(""), height: 3, width: 3);
        Assert.Equal([1, 3, 3], resized.Shape.AsEnumerable());
        Assert.All(Values(resized, 2), v => Assert.Equal(0.2f, v, 1e-6f));

        Directory.CreateDirectory(folder.Of("empty"));
        Assert.Contains("it has no images", Assert.Throws<InvalidFileException>(() => new ImageFolderDataset(folder.Of(""))).Problem, StringComparison.Ordinal);
        Assert.Contains("it has no folders", Assert.Throws<InvalidFileException>(() => new ImageFolderDataset(folder.Of("empty"))).Problem, StringComparison.Ordinal);
        Assert.Throws<DirectoryNotFoundException>(() => new ImageFolderDataset(folder.Of("absent")));
    }

    static byte[] Record(byte label, byte first) => [label, .. Enumerable.Range(0, Pixels).Select(i => (byte)(first + i))];

    static float[] Values(Dataset dataset, int index)
    {
        var values = new float[dataset.Length];
        var random = default(RandomStream);
        dataset.Read(index, values, new float[dataset.TargetLength], ref random);
        return values;
    }

    // Bytes in NumPy's format, version 1.
    string Integers(string name, byte[] values)
    {
        var header = $"{{'descr': '|u1', 'fortran_order': False, 'shape': ({values.Length},), }}".PadRight(117) + "\n";
        return folder.Write(name, [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. Encoding.ASCII.GetBytes(header), .. values]);
    }

    void Image(string name, int height, int width, byte pixel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.Of(name))!);
        folder.Write(name, [.. Encoding.ASCII.GetBytes($"P5 {width} {height} 255\n"), .. Enumerable.Repeat(pixel, height * width)]);
    }
}
