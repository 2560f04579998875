using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using NetGen.Runtime.Data;
using NetGen.Runtime.Data.Readers;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Tests.Weights;

/// <summary>
/// Damaged files, thousands of each kind, made from sound ones by a seeded generator. A reader returns or throws the documented
/// exception, within 2 seconds and 64 MB.
/// </summary>
public sealed class FuzzTests : IDisposable
{
    const long MaximumBytes = 64 << 20;
    static readonly TimeSpan MaximumTime = TimeSpan.FromSeconds(2);

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Formats => ["safetensors", "npz", "npy", "idx", "image", "csv", "cifar"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Damaged_files_are_read_or_refused(string format) => Fuzz(format, firstSeed: 0, cases: 3000);

    [Theory]
    [MemberData(nameof(Formats))]
    [Trait("Category", "Slow")]
    public void Many_damaged_files_are_read_or_refused(string format) => Fuzz(format, firstSeed: 3000, cases: 40_000);

    (byte[][] Seeds, Action<string> Read) Corpus(string format) => format switch
    {
        "safetensors" => ([Safetensors()], ReadAll),
        "npz" => ([.. Fixtures("stored.npz", "compressed.npz"), Zip()], ReadAll),
        "npy" => (Fixtures("le-f4.npy", "fortran.npy", "version3.npy"), path => NpyFile.Read(path)),
        "image" => (Fixtures("colour.ppm", "colour.bmp", "alpha.bmp", "grey.pgm", "grey16.pgm"), path => ImageFile.Read(path)),
        "csv" => ([.. new[] { "a,b,c\n1,2,x\n3,4.5e1,\"y\"\"\n\"\r\n-1,0,x\n", "a,c\n1,2\n" }.Select(Encoding.UTF8.GetBytes)], path => CsvDataset.Read(path, new() { LabelIndex = ^1 })),
        "cifar" => ([[.. Enumerable.Range(0, 2 * 3073).Select(i => (byte)(i % 3073 == 0 ? 3 : i))]], path => CifarFile.Read10(path)),
        _ => ([Convert.FromHexString("000008030000000200000001000000020033ccff"), Convert.FromHexString("00000e01000000013ff8000000000000")], ReadIdx),
    };

    static byte[][] Fixtures(params string[] names) => [.. names.Select(name => File.ReadAllBytes(Fixture.Path(name)))];

    byte[] Safetensors()
    {
        var path = folder.Of("seed");
        StateDictionary.Load(WeightSource.FromSeed(1),
        [
            new("layer1.0.conv.weight", ParameterKind.Trainable, Initializer.Uniform(1), 2, 3),
            new("fc.bias", ParameterKind.Trainable, Initializer.Uniform(1), 5),
            new("steps", ParameterKind.Counter, default),
        ]).Save(path);
        return File.ReadAllBytes(path);
    }

    static void ReadIdx(string path)
    {
        IdxFile.HasSignature(path);
        IdxFile.Read(path);
        IdxFile.ReadImages(path);
    }

    static void ReadAll(string path)
    {
        using var file = WeightFile.Open(path);
        // What a network asks for is bounded by the network.
        foreach (var entry in file.Entries.Where(e => e.Length < 1 << 20)) file.ReadFloat32(entry.Name, new float[entry.Length]);
    }

    static byte[] Zip()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("zeros.npy").Open();
            entry.Write(File.ReadAllBytes(Fixture.Path("empty.npy")));
        }

        return stream.ToArray();
    }

    void Fuzz(string format, int firstSeed, int cases)
    {
        var (seeds, read) = Corpus(format);
        int refused = 0, accepted = 0;
        for (var seed = firstSeed; seed < firstSeed + cases; seed++)
        {
            var content = Mutation.Of(seeds, new Random(seed));
            var path = folder.Write("x", content);
            // Once more where it takes long: the machine may have been busy.
            Assert.True(Try(seed, path) || Try(seed, path), $"Case {seed} takes too long.");
        }

        // Mutations that always or never break the file would test nothing.
        Assert.InRange(refused, cases / 10, cases);
        Assert.InRange(accepted, 1, cases);

        bool Try(int seed, string path)
        {
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            try
            {
                read(path);
                accepted++;
            }
            catch (InvalidFileException)
            {
                refused++;
            }
            catch (Exception exception)
            {
                Assert.Fail($"Case {seed} ({Convert.ToHexString(File.ReadAllBytes(path))}) throws {exception}");
            }

            Assert.True(GC.GetAllocatedBytesForCurrentThread() - bytes < MaximumBytes, $"Case {seed} allocates too much.");
            return Stopwatch.GetElapsedTime(start) < MaximumTime;
        }
    }
}
