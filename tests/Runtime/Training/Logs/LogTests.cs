using System.Text;
using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Numerics;
using NetGen.Runtime.Tests.Training.Loop;
using NetGen.Runtime.Training.Logs;
using NetGen.Runtime.Training.Loop;
using NetGen.Runtime.Training.Metrics;

namespace NetGen.Runtime.Tests.Training.Logs;

public sealed class LogTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Checksums_are_those_of_the_polynomial()
    {
        // RFC 3720, B.4.
        Assert.Equal(0xE3069283, Crc32C.Of("123456789"u8).Value);
        Assert.Equal(0x8A9136AA, Crc32C.Of(new byte[32]).Value);
        Assert.Equal(0x46DD794Eu, Crc32C.Of([.. Enumerable.Range(0, 32).Select(i => (byte)i)]).Value);
    }

    [Fact]
    public void Events_are_byte_for_byte_those_of_the_format()
    {
        var stream = new MemoryStream();
        using (var file = new EventFile(stream, 1.5))
        {
            file.Write(2.25, 1, [("step/loss", 2.302585)]);
            file.Write(3e9, 300, [("epoch/loss", 0.125), ("epoch/validation_accuracy", double.PositiveInfinity), (new StringBuilder().Insert(0, "größe", 40).ToString(), -1e-30)]);
        }

        var expected = File.ReadAllBytes(Fixture.Path("training/events.bin"));
        Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(stream.ToArray()));
    }

    [Fact]
    public void A_run_leaves_a_file_of_events()
    {
        using (var log = new TensorBoardLog(folder.Of("runs/a"), interval: 4))
        {
            using var run = new TestRun(new() { Epochs = 2, Observers = [log], Validation = new DataLoader(TestRun.Stripes), Metrics = [new TopKAccuracy()] });
            run.Trainer.Run();
        }

        var path = Assert.Single(Directory.GetFiles(folder.Of("runs/a")));
        Assert.StartsWith("events.out.tfevents.", Path.GetFileName(path), StringComparison.Ordinal);
        var text = Encoding.Latin1.GetString(File.ReadAllBytes(path));
        // Steps 4, 8 and 12; two epochs.
        Assert.Equal(3, Count("step/gradient_norm"));
        Assert.Equal(2, Count("epoch/validation_accuracy"));

        int Count(string tag) => text.Split(tag).Length - 1;
    }

    [Fact]
    public void A_run_that_goes_on_continues_its_lines()
    {
        var (log, checkpoint) = (folder.Of("run.csv"), folder.Of("run.safetensors"));
        Run(log, 1, null);
        var one = File.ReadAllLines(log);
        Assert.StartsWith("epoch,step,loss,learning_rate,validation_loss,validation_accuracy,seconds", one[0], StringComparison.Ordinal);
        Assert.Equal(2, one.Length);
        Run(log, 3, null);
        var whole = WithoutTime(log);
        Assert.Equal(4, whole.Length);
        Assert.Equal(["0,6,", "1,12,", "2,18,"], whole.Skip(1).Select(l => l[..(l.IndexOf(',', l.IndexOf(',', StringComparison.Ordinal) + 1) + 1)]));

        // A checkpoint at the end of the second epoch, then lines of a third that is given up.
        Run(log, 2, checkpoint);
        File.AppendAllText(log, "2,18,9,9,9,9,9\n");
        Run(log, 3, checkpoint);
        Assert.Equal(whole, WithoutTime(log));
    }

    static void Run(string log, int epochs, string? checkpoint)
    {
        var options = new TrainerOptions
        {
            Epochs = epochs,
            Observers = [new CsvLog(log)],
            Checkpoint = checkpoint,
            Validation = new DataLoader(TestRun.Stripes),
            Metrics = [new TopKAccuracy()],
        };
        using var run = new TestRun(options);
        if (File.Exists(checkpoint)) run.Trainer.Resume(checkpoint);
        run.Trainer.Run();
    }

    static string[] WithoutTime(string path) => [.. File.ReadAllLines(path).Select(l => l[..l.LastIndexOf(',')])];
}
