using NetGen.Cli.CommandLine;
using NetGen.Cli.Tests.Support;
using NetGen.Runtime;

namespace NetGen.Cli.Tests.CommandLine;

public class FailureTests : CommandTest
{
    [Fact]
    public void An_error_of_the_program_itself_is_one_line_too()
    {
        var network = new HandWrittenNetwork("Broken", [new("x", 1)], [new("y", 1)], [], (_, _, _) => throw new InvalidOperationException("a\nb"));
        CommandResult.Of(["run", "Broken", "--input", WriteNpy("x.npy", [1], 1)], [network]).Failed("internal error, InvalidOperationException: a b", FailureText.StackTraceVariable);
    }

    [Fact]
    public void A_name_in_a_file_cannot_control_the_terminal()
    {
        var problem = FailureText.Of(new InvalidFileException("w", "the tensor '\u001b[2J\u0007x\u009b'\r\n is bad"));
        Assert.Equal("w: the tensor ' [2J x '   is bad", problem);
    }

    [Fact]
    public void Files_are_written_all_or_none()
    {
        string[] paths = [PathOf("a"), PathOf("b")];
        File.WriteAllText(paths[0], "before");
        Assert.Throws<IOException>(() => OutputFile.WriteAll(paths, (i, path) =>
        {
            File.WriteAllText(path, "after");
            if (i == 1) throw new IOException("disk full");
        }));
        Assert.Equal(["a"], Files());
        Assert.Equal("before", File.ReadAllText(paths[0]));
        OutputFile.WriteAll(paths, (i, path) => File.WriteAllText(path, $"after {i}"));
        Assert.Equal(["a", "b"], Files());
        Assert.Equal("after 0", File.ReadAllText(paths[0]));
    }
}
