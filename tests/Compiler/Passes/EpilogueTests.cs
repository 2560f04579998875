using NetGen.Cli.Compilation;


namespace NetGen.Compiler.Tests.Passes;

public class EpilogueTests
{
    sealed class Basic : Module
    {
        readonly Conv2d conv1 = new(4, 3, padding: 1), conv2 = new(4, 3, padding: 1);

        public Tensor Forward([Shape(4, 5, 6)] Tensor x) => (x | conv1 | ReLU | conv2) + x | ReLU;
    }

    sealed class Downsampled : Module
    {
        readonly Conv2d main = new(4, 3, 2, padding: 1), shortcut = new(4, 1, 2);

        public Tensor Forward([Shape(3, 6, 8)] Tensor x)
        {
            var y = x | main;
            return y - (x | shortcut) | ReLU;
        }
    }

    sealed class Gates : Module
    {
        readonly Conv2d squeeze = new(4, 1), attend = new(1, 3, padding: 1), main = new(4, 3, padding: 1);

        public Tensor Forward([Shape(3, 6, 8)] Tensor x)
        {
            var channel = x | GlobalAvgPool | squeeze | Sigmoid;
            var pixel = x | attend | HardSigmoid;
            return (x | main | SiLU) * channel * pixel;
        }
    }

    sealed class SqueezeExcitation : Module
    {
        readonly Conv2d main = new(4, 3, padding: 1), fc = new(4, 1);

        public Tensor Forward([Shape(3, 6, 8)] Tensor x)
        {
            var y = x | main | ReLU;
            return y * (y | GlobalAvgPool | fc | HardSigmoid) | ReLU;
        }
    }

    sealed class LaterOperand : Module
    {
        readonly Conv2d early = new(4, 1), late = new(1, 1);

        public Tensor Forward([Shape(3, 6, 8)] Tensor x)
        {
            var y = x | early;
            return y * (x | late | Sigmoid);
        }
    }

    sealed class Many : Module
    {
        readonly PReLU prelu = new(perChannel: true);
        readonly Linear fc = new(5);

        public (Tensor Raw, Tensor Scores) Forward([Shape(4, 6, 8)] Tensor x)
        {
            var y = x | MaxPool2d(2) | prelu | Sigmoid;
            return (y, y * 0.3f + 1f | Sigmoid | Flatten | fc | Tanh);
        }
    }

    sealed class Twice : Module
    {
        readonly Conv2d conv = new(4, 1);

        public Tensor Forward([Shape(3, 6, 8)] Tensor x)
        {
            var y = x | conv;
            return y * y;
        }
    }

    sealed class OuterProduct : Module
    {
        readonly Conv2d rows = new(1, 1), channels = new(4, 1);

        public Tensor Forward([Shape(3, 6, 8)] Tensor x) => (x | rows) + (x | GlobalAvgPool | channels);
    }

    [Fact]
    public void A_residual_joins_the_convolution_that_ends_its_branch() =>
        Check<Basic>("x: Input()", "conv1: Conv2d(%0) + ReLU", "conv2: Conv2d(%1) + Add(·, %0) + ReLU");

    [Fact]
    public void The_later_of_two_branches_takes_the_operator_on_its_own_side() =>
        Check<Downsampled>("x: Input()", "main: Conv2d(%0)", "shortcut: Conv2d(%0) + Subtract(%1, ·) + ReLU");

    [Fact]
    public void Gates_per_channel_and_per_pixel_are_applied_before_the_store() => Check<Gates>(
        "x: Input()", "globalavgpool: GlobalAvgPool(%0)", "squeeze: Conv2d(%1) + Sigmoid", "attend: Conv2d(%0) + HardSigmoid",
        "main: Conv2d(%0) + SiLU + Multiply(·, %2) + Multiply(·, %3)");

    [Fact]
    public void A_gate_made_from_its_own_operand_stays_and_takes_what_follows() => Check<SqueezeExcitation>(
        "x: Input()", "main: Conv2d(%0) + ReLU", "globalavgpool: GlobalAvgPool(%1)", "fc: Conv2d(%2) + HardSigmoid", "multiply: Multiply(%1, %3) + ReLU");

    [Fact]
    public void An_operand_that_comes_later_or_is_smaller_is_not_waited_for() => Check<LaterOperand>(
        "x: Input()", "early: Conv2d(%0)", "late: Conv2d(%0) + Sigmoid", "multiply: Multiply(%1, %2)");

    [Fact]
    public void Elementwise_operators_take_epilogues_poolings_do_not_and_outputs_are_not_passed_over() => Check<Many>(
        "x: Input()", "maxpool2d: MaxPool2d(%0)", "prelu: PReLU(%1) + Sigmoid", "affine#2: Affine(%2) + Sigmoid", "flatten: Flatten(%3)", "fc: Linear(%4) + Tanh");

    [Fact]
    public void A_value_times_itself_is_read_twice() =>
        Check<Twice>("x: Input()", "conv: Conv2d(%0)", "multiply: Multiply(%1, %1)");

    [Fact]
    public void A_result_larger_than_both_operands_is_not_fused() => Check<OuterProduct>(
        "x: Input()", "rows: Conv2d(%0)", "globalavgpool: GlobalAvgPool(%0)", "channels: Conv2d(%2)", "add: Add(%1, %3)");

    static void Check<T>(params string[] lines) =>
        Assert.Equal(string.Join('\n', lines), PassAssert.Text(PassAssert.Inference(DefinitionTracer.Trace(typeof(T)))));
}
