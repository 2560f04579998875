using System.Globalization;
using System.Reflection;
using NetGen.Runtime;
using NetGen.Runtime.Weights;
using NetGenCompiler.Graphs;
using NetGenOracle;

namespace NetGen.Networks.Tests;

/// <summary>The generated code of every network against PyTorch's answers, with weights and inputs that are formulas of their names.</summary>
public class GeneratedTests
{
    const double Tolerance = 1e-5;

    public static TheoryData<string, InstructionSetKind> Cases
    {
        get
        {
            var cases = new TheoryData<string, InstructionSetKind>();
            foreach (var name in ReferenceData.Names)
            {
                foreach (var kind in Enum.GetValues<InstructionSetKind>().Where(InstructionSets.IsSupported)) cases.Add(name, kind);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    [Trait("Category", "Slow")]
    public void A_network_answers_as_in_PyTorch(string network, InstructionSetKind instructionSet)
    {
        var description = (NetworkDescription)ReferenceData.Networks[network].GetProperty("Description", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        var expected = ReferenceData.LogitsOf(network);

        var actual = ReferenceData.Thin(Run(description, new(1, instructionSet)));

        Assert.Equal(expected.Count, actual.Length);
        var tolerance = Tolerance * expected.Max(Math.Abs);
        for (var i = 0; i < actual.Length; i++)
        {
            Assert.True(
                Math.Abs(actual[i] - expected[i]) <= tolerance,
                string.Create(CultureInfo.InvariantCulture, $"{network}[{i}] is {actual[i]:R}, PyTorch says {expected[i]:R}; the tolerance is {tolerance:E1}"));
        }
    }

    [Theory]
    [InlineData("MnistCnn")]
    [InlineData("MobileNetV2")]
    [InlineData("ShuffleNetV2")]
    public void Threads_and_company_change_no_bit(string network)
    {
        var description = (NetworkDescription)ReferenceData.Networks[network].GetProperty("Description", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        var alone = Run(description, new(1));

        Assert.Equal(alone, Run(description, new(2)));
        Assert.Equal(alone, Run(description, new(2), batch: 3)[alone.Length..(2 * alone.Length)]);
    }

    /// <summary>The outputs one after the other; in a batch every item is the same.</summary>
    static double[] Run(NetworkDescription description, InferenceOptions options, int batch = 1)
    {
        var weights = new StateDictionary(description.Parameters);
        foreach (var parameter in description.Parameters) FormulaTensor.Parameter(parameter.Name, Shape(parameter.Shape)).CopyTo(weights[parameter.Name]);
        using var net = description.CreateInference(weights, options);
        var inputs = description.Inputs.Select(i => (ReadOnlyMemory<float>)Enumerable.Repeat(FormulaTensor.Input(i.Name, Shape(i.Shape)), batch).SelectMany(x => x).ToArray()).ToArray();
        var outputs = description.Outputs.Select(o => new float[o.Length * batch]).ToArray();
        net.Run(inputs, [.. outputs.Select(o => o.AsMemory())], batch);
        return [.. outputs.SelectMany(o => o).Select(v => (double)v)];
    }

    static TensorShape Shape(IEnumerable<int> dimensions) => TensorShape.Of([.. dimensions]);
}
