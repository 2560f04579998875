using System.Text;
using Xunit.Abstractions;

namespace NetGen.Integration.Tests;

[Trait("Category", "Slow")]
public class ConsumerTests(ITestOutputHelper output)
{
    [Fact]
    public void A_project_outside_the_tree_declares_a_network_of_blocks_from_another_assembly()
    {
        using var consumer = new Consumer("Console");
        consumer.Dotnet("build", "-c", "Release", "-o", consumer.PathOf("out"));
        var lines = consumer.Run("dotnet", consumer.PathOf("out/Console.dll")).Split('\n');

        // Multiply-adds: the stem 442,368, the blocks 4,718,592 and twice 3,670,016, the last layer 640.
        Assert.Equal("SmallResNet 78042 parameters, 12501632 multiply-adds, finite: True, different: 10", lines[0].Trim());
        Assert.Equal("ResNet18 11689512", lines[1].Trim());

        // 960 of 1,024 pixels: all but the last layer shrink by that.
        Assert.Equal("SmallResNet.At48x20 11720320 multiply-adds, finite: True", lines[2].Trim());
    }

    [Fact]
    public void A_native_program_gives_the_bits_of_the_jit_compiler()
    {
        using var consumer = new Consumer("Native");
        consumer.Dotnet("build", "-c", "Release", "-o", consumer.PathOf("jit"), "-p:PublishAot=false");
        consumer.Dotnet("publish", "-c", "Release", "-r", "linux-x64", "-o", consumer.PathOf("native"));
        var jit = consumer.Run("dotnet", "--roll-forward", "Major", consumer.PathOf("jit/Native.dll")).Split('\n');
        var native = consumer.Run("native/Native").Split('\n');
        output.WriteLine($"the native program has {new FileInfo(consumer.PathOf("native/Native")).Length:N0} bytes");

        Assert.Equal(("jit", "native"), (jit[1], native[1]));
        Assert.Equal(jit[0], native[0]);
        Assert.Equal(jit[2], native[2]);

        // Nobody asks it for its report: the assembly has the text and the JSON, the trimmed program neither.
        byte[][] reports = [Encoding.Unicode.GetBytes("Elementwise operations"), Encoding.UTF8.GetBytes("\"elementwiseOperations\"")];
        var (assembly, program) = (File.ReadAllBytes(consumer.PathOf("jit/Native.dll")), File.ReadAllBytes(consumer.PathOf("native/Native")));
        Assert.All(reports, text => Assert.True(assembly.AsSpan().IndexOf(text) >= 0));
        Assert.All(reports, text => Assert.True(program.AsSpan().IndexOf(text) < 0));
    }
}
