using NetGenCompiler.Definition;
using NetGenCompiler.Execution;

namespace NetGen.Generator.Tests.Execution;

/// <summary>Networks with several input sizes.</summary>
public class InputSizeTests
{
    const string Pooled = "{ readonly Conv2d conv = new(4, 3); readonly Linear fc = new(2); public Tensor Forward(Tensor x) => x | conv | GlobalAvgPool | Flatten | fc; }";
    const string Joined = "{ public Tensor Forward(Tensor x, Tensor y) => Concat(0, [x, y]); }";

    [Fact]
    public void Each_size_has_a_graph_and_a_name()
    {
        var sizes = Run("[Network, Input(\"x\", 3, 8, 8), Input(\"x\", 3, 9, 7), Input(\"x\", 3, 5, 5)] public partial class Net : Module " + Pooled).Sizes;

        Assert.Equal(["", "At9x7", "At5x5"], sizes.Select(s => s.Size));
        Assert.Equal(["Net", "Net.At9x7", "Net.At5x5"], sizes.Select(s => s.Graph.Name));
        Assert.Equal(["f32[4x6x6]", "f32[4x7x5]", "f32[4x3x3]"], sizes.Select(s => s.Graph.Nodes[1].Output.ToString()));
    }

    [Fact]
    public void The_sizes_of_several_inputs_belong_together_and_one_size_stands_for_all()
    {
        var sizes = Run("[Network, Input(\"x\", 1, 4), Input(\"y\", 2, 4), Input(\"y\", 3, 4)] public partial class Net : Module " + Joined).Sizes;
        Assert.Equal(["3x4", "4x4"], sizes.Select(s => string.Join("x", s.Graph.ShapeOf(s.Graph.Outputs[0].Value).Dimensions)));

        sizes = Run("[Network, Input(\"x\", 1, 4), Input(\"x\", 1, 5), Input(\"y\", 1, 6), Input(\"y\", 1, 7)] public partial class Net : Module " + Joined.Replace("Concat(0", "Concat(1", StringComparison.Ordinal)).Sizes;
        Assert.Equal(["1x10", "1x12"], sizes.Select(s => string.Join("x", s.Graph.ShapeOf(s.Graph.Outputs[0].Value).Dimensions)));
        Assert.Equal("At1x5And1x7", sizes[1].Size);
    }

    [Fact]
    public void A_shape_error_says_at_which_size_it_is()
    {
        var problem = Run("[Network, Input(\"x\", 3, 8, 8), Input(\"x\", 3, 2, 8)] public partial class Net : Module " + Pooled).Problem!;
        Assert.Equal("NG0102", problem.Id);
        Assert.StartsWith("with x 3×2×8: ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sizes_whose_weights_differ_are_refused()
    {
        var problem = Run("[Network, Input(\"x\", 3, 8, 8), Input(\"x\", 4, 8, 8)] public partial class Net : Module " + Pooled).Problem!;
        Assert.Equal((ProblemIds.SizesDiffer, "with x 4×8×8: conv.weight (4×4×3×3) stands where the first size has conv.weight (4×3×3×3), and all sizes share one set of weights"), (problem.Id, problem.Message));
    }

    [Fact]
    public void A_size_declared_twice_is_refused()
    {
        var problem = Run("[Network, Input(\"x\", 3, 8, 8), Input(\"x\", 3, 9, 9), Input(\"x\", 3, 9, 9)] public partial class Net : Module " + Pooled).Problem!;
        Assert.Equal((ProblemIds.SizesDiffer, "with x 3×9×9: 'Net' has this size already"), (problem.Id, problem.Message));
    }

    [Fact]
    public void Inputs_with_unequally_many_shapes_are_refused()
    {
        var source = "[Network, Input(\"x\", 1, 4), Input(\"x\", 1, 5), Input(\"y\", 1, 6), Input(\"y\", 1, 7), Input(\"y\", 1, 8)] public partial class Net : Module " + Joined;
        var problem = Assert.Single(new DefinitionSource(source).Lower("Net").Problems);
        Assert.Equal((ProblemIds.SizesDiffer, "inputs of 'Net' with several shapes must have equally many: 'x' has 2 and 'y' has 3"), (problem.Id, problem.Message));
    }

    static SizedExecution Run(string source) =>
        SizedExecution.Run(DefinitionText.ReadNetwork(new DefinitionSource(source).Text("Net")), [], CancellationToken.None);
}
