using System.Globalization;
using NetGen.Runtime;
using NetGen.Runtime.Training;
using NetGen.Runtime.Training.Losses;
using NetGen.Runtime.Training.Optimizers;

namespace NetGen.Networks.Tests;

/// <summary>The losses of 30 steps on ResNet-18, each of which rests on all before it, against those of reference/make_losses.py.</summary>
public class LossTests
{
    const int Steps = 30, Items = 16, Classes = 10;
    const double Tolerance = 1e-3;

    public static TheoryData<string, InstructionSetKind> Others
    {
        get
        {
            var cases = new TheoryData<string, InstructionSetKind>();
            foreach (var set in Enum.GetValues<InstructionSetKind>().Where(s => s != InstructionSets.Best && InstructionSets.IsSupported(s)))
            {
                cases.Add(nameof(SGD), set);
                cases.Add(nameof(Adam), set);
            }

            return cases;
        }
    }

    [Theory]
    [InlineData(nameof(SGD))]
    [InlineData(nameof(Adam))]
    public void Training_follows_PyTorch(string optimizer) => Check(optimizer, InstructionSets.Best);

    [Theory]
    [MemberData(nameof(Others))]
    [Trait("Category", "Slow")]
    public void Training_follows_PyTorch_on_other_instruction_sets(string optimizer, InstructionSetKind set) => Check(optimizer, set);

    static void Check(string optimizer, InstructionSetKind set)
    {
        var expected = ReferenceData.Lines("losses.tsv").Select(l => l.Split('\t')).Single(l => l[0] == optimizer).Skip(1).Select(l => double.Parse(l, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(Steps, expected.Count);
        var description = FormulaNetwork.Describe("ResNet18At32").Sizes[1];
        var (images, length) = (FormulaNetwork.Input(description, Steps * Items), (int)description.Inputs[0].Length);
        var labels = Enumerable.Range(0, Steps * Items).Select(i => i % Classes).ToArray();
        using var training = description.CreateTraining(FormulaNetwork.Weights(description), new(Items, Threads: 2, InstructionSet: set));
        using var rule = Rule(optimizer, training.Parameters);
        var loss = new CrossEntropyLoss((int)description.Outputs[0].Length);
        var (logits, gradient) = (new float[Items * description.Outputs[0].Length], new float[Items * description.Outputs[0].Length]);
        for (var step = 0; step < Steps; step++)
        {
            training.Forward([images.AsMemory(step * Items * length, Items * length)], [logits], Items);
            var actual = loss.Compute(logits, labels.AsSpan(step * Items, Items), gradient);
            Assert.True(
                Math.Abs(actual - expected[step]) <= Tolerance * expected[step],
                string.Create(CultureInfo.InvariantCulture, $"step {step}: the loss is {actual:R}, PyTorch's {expected[step]:R}"));
            training.Backward([gradient], []);
            rule.Step();
        }

        // What follows PyTorch without learning would follow it with any rule.
        Assert.True(Math.Abs((expected[^1] / expected[0]) - 1) > 10 * Tolerance);
    }

    static Optimizer Rule(string name, TrainingParameters parameters) => name == nameof(SGD) ? new SGD(parameters, 2e-5, momentum: 0.9) : new Adam(parameters, 1e-5);
}
