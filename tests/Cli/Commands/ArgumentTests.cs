using NetGen.Cli.Tests.Support;

namespace NetGen.Cli.Tests.Commands;

public class ArgumentTests : CommandTest
{
    public static TheoryData<string> Commands => ["demo", "list", "report", "diff", "init", "run", "classify", "train", "bench"];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_has_help(string command)
    {
        var help = Run(command, "--help").Succeeded();
        Assert.Contains("Usage:", help, StringComparison.Ordinal);
        Assert.Contains("--help", help, StringComparison.Ordinal);
    }

    [Fact]
    public void The_help_lists_the_commands_and_examples()
    {
        var help = Run("--help").Succeeded();
        foreach (var command in Commands) Assert.Contains($"  {command} ", help, StringComparison.Ordinal);
        Assert.Contains("Examples:\n  netgen demo\n", help, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_example_is_a_command_line_that_is_understood()
    {
        var networks = new[] { "ResNet50", "ResNet18", "MobileNetV2", "MnistCnn" }.Select(n =>
            new HandWrittenNetwork(n, [new("x", 3, 4, 4)], [new("y", 3)], [], (_, _, _) => { })).ToArray();
        foreach (var command in Commands.Append(""))
        {
            var help = CommandResult.Of(command.Length == 0 ? ["--help"] : [command, "--help"], networks).Succeeded();
            var start = help.IndexOf("Examples:\n", StringComparison.Ordinal);
            if (start < 0) continue;
            foreach (var example in help[start..].Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
            {
                var arguments = example.Trim().Split(' ');
                Assert.Equal("netgen", arguments[0]);
                Assert.Empty(new Cli.Commands.NetgenCommand(networks, new(TextWriter.Null, TextWriter.Null, false)).Parse(arguments[1..]).Errors);
            }
        }
    }

    [Fact]
    public void The_version_is_told() => Assert.Matches(@"^\d+\.\d+\.\d+", Run("--version").Succeeded());

    [Fact]
    public void An_unknown_network_is_refused_with_the_nearest()
    {
        Run("report", "TinyClasifier").Misused("'TinyClasifier'", "Did you mean TinyClassifier?", "netgen list");
        Run("report", "Tiny").Misused("TinySoftmax", "TinyClassifier", " or ");
        Run("report", "Xyz").Misused("There is no network 'Xyz'. 'netgen list'");
    }

    [Fact]
    public void The_case_of_a_network_does_not_matter() => Assert.Contains("TinySoftmax", Run("report", "tinysoftmax").Succeeded(), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "Required command")]
    [InlineData("lst", "There is no command 'lst'. Did you mean list?")]
    [InlineData("--bogus", "'--bogus' is not expected")]
    [InlineData("list extra", "'extra' is not expected")]
    [InlineData("list --jsn", "Did you mean --json?")]
    [InlineData("report", "Required argument missing")]
    [InlineData("diff TinyClassifier", "Required argument missing")]
    [InlineData("diff TinyClassifier TinySoftmx", "There is no network 'TinySoftmx'. Did you mean TinySoftmax?")]
    [InlineData("run TinyClassifier", "'--input' is required")]
    [InlineData("run TinyClassifier --input", "--input")]
    [InlineData("run TinyClassifier --input x.npy --isa avx1024", "'avx1024' is no instruction set: --isa takes avx512, avx2 or vector128.")]
    [InlineData("run TinyClassifier --input x.npy --threads -1", "--threads takes a whole number from 0 to 1024, not '-1'.")]
    [InlineData("run TinyClassifier --input x.npy --threads two", "--threads takes a whole number")]
    [InlineData("run TinyClassifier --input x.npy --seed -1", "--seed takes a whole number")]
    [InlineData("run TinyClassifier --input x.npy --seed 1 --weights w.safetensors", "--weights and --seed exclude each other.")]
    [InlineData("init TinyClassifier", "'--output' is required")]
    [InlineData("bench TinyClassifier --batch 0", "--batch takes a whole number from 1")]
    [InlineData("classify TinyClassifier", "'--images' is required")]
    [InlineData("classify TinyClassifier --images x", "--weights or --seed is required.")]
    [InlineData("classify TinyClassifier --seed 1 --images x --top 0", "--top takes a whole number from 1")]
    [InlineData("classify TinyClassifier --seed 1 --images x --mean 0.5", "--mean and --std go together.")]
    [InlineData("classify TinyClassifier --seed 1 --images x --mean a --std 1", "'a' is none")]
    [InlineData("classify TinyClassifier --seed 1 --images x --mean 0 --std 0", "--std takes numbers other than 0.")]
    [InlineData("classify TinyClassifier --seed 1 --images x --mean 0,0 --std 1", "one for each channel")]
    [InlineData("classify SumAndDifference --seed 1 --images x", "SumAndDifference is no classifier: it has 2 inputs.")]
    public void Bad_arguments_are_one_line_and_exit_code_2(string arguments, string problem) =>
        Run(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Misused(problem, "--help'.");

    [Fact]
    public void An_argument_may_begin_with_an_at_sign() => Run("run", "TinyClassifier", "--input", "@absent.npy").Failed("@absent.npy does not exist");
}
