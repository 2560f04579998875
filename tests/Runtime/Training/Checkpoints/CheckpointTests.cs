using NetGen.Runtime.Tests.Training.Loop;
using NetGen.Runtime.Tests.Weights;
using NetGen.Runtime.Training.Checkpoints;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Tests.Training.Checkpoints;

public sealed class CheckpointTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Parts_come_back_as_they_were()
    {
        var path = folder.Of("x");
        var (a, b) = (State("w", 3, 1), State("exp/w", 2, 5));
        Checkpoint.Write(path, ("model", a), ("optimizer", b));
        var read = Checkpoint.Read(path);
        Assert.Equal(["model", "optimizer"], read.Parts.AsEnumerable());
        Assert.Equal(a[0], read.Part("model", a.Parameters)[0]);
        Assert.Equal(b[0], read.Part("optimizer", b.Parameters)[0]);
        Assert.Throws<WeightMismatchException>(() => read.Part("model", b.Parameters));
        Assert.Contains("it has no part 'x', but model, optimizer.", Assert.Throws<InvalidFileException>(() => read.Part("x", b.Parameters)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Checkpoint.Write(path, ("a/b", a)));
        Assert.Throws<ArgumentException>(() => Checkpoint.Write(path, ("a", a), ("a", a)));
    }

    [Fact]
    public void Every_flipped_bit_is_found()
    {
        var path = folder.Of("x");
        Checkpoint.Write(path, ("model", State("weight", 40, 1)));
        var content = File.ReadAllBytes(path);
        for (var at = 0; at < content.Length; at++)
        {
            var damaged = (byte[])content.Clone();
            damaged[at] ^= (byte)(1 << (at % 8));
            // A name, a number or the checksum; or the header's form.
            Assert.Throws<InvalidFileException>(() => Checkpoint.Read(folder.Write("y", damaged)));
        }

        Assert.Contains("the file is damaged", Assert.Throws<InvalidFileException>(() => Checkpoint.Read(folder.Write("y", [.. content[..^1], (byte)~content[^1]]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_files_are_refused()
    {
        var path = folder.Of("x");
        using (var run = new TestRun(new() { Checkpoint = path })) run.Trainer.Run();
        byte[][] seeds = [File.ReadAllBytes(path)];
        var accepted = 0;
        for (var seed = 0; seed < 1000; seed++)
        {
            var content = Mutation.Of(seeds, new Random(seed));
            try
            {
                Checkpoint.Read(folder.Write("y", content));
                accepted++;
            }
            catch (InvalidFileException)
            {
            }
        }

        // What is appended and removed again, and spaces of the header.
        Assert.InRange(accepted, 0, 30);
    }

    [Fact]
    public void A_weight_file_is_no_checkpoint()
    {
        State("w", 3, 1).Save(folder.Of("x"));
        Assert.Contains("it is no checkpoint", Assert.Throws<InvalidFileException>(() => Checkpoint.Read(folder.Of("x"))).Message, StringComparison.Ordinal);
    }

    static StateDictionary State(string name, int length, float first)
    {
        var result = new StateDictionary([new(name, ParameterKind.Buffer, default, length)]);
        for (var i = 0; i < length; i++) result[0][i] = first + (i / 7f);
        return result;
    }
}
