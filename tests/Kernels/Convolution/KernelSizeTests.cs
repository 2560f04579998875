using System.Reflection;
using NetGen.Testing;
using NetGenCompiler.Emission;
using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Planning;
using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Kernels.Tests.Convolution;

/// <summary>
/// The JIT gives up optimising methods beyond some size without a word, at a twentieth of the speed: the largest kernels that the choice of tiles
/// can make stay below.
/// </summary>
public class KernelSizeTests
{
    const int MostBytes = 20_000;

    static readonly EquatableArray<EpilogueKey> Epilogues =
    [
        new(new Add(), EpilogueOperand.Tensor, false, 0), new(new HardSwish(), EpilogueOperand.None, false, 0),
        new(new Multiply(), EpilogueOperand.Channel, false, 0), new(new ScaleShift(), EpilogueOperand.Constants, false, 2), new(new ReLU6(), EpilogueOperand.None, false, 0),
    ];

    [Fact]
    public void Kernels_stay_below_what_the_jit_optimizes()
    {
        foreach (var instructionSet in InstructionSet.All)
        {
            var kernels = Largest(instructionSet).ToList();
            var assembly = InMemoryCompilation.Load([KernelsEmitter.Emit(instructionSet, kernels)]);
            var methods = assembly.GetTypes().SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)).ToList();
            foreach (var kernel in kernels)
            {
                var body = methods.Single(m => m.Name == kernel.MethodName).GetMethodBody()!;
                var (bytes, locals) = (body.GetILAsByteArray()!.Length, body.LocalVariables.Count);
                Assert.True(bytes < MostBytes, $"{kernel.MethodName} for {instructionSet} has {bytes} bytes of IL");
                Assert.True(locals < 500, $"{kernel.MethodName} for {instructionSet} has {locals} locals");
            }
        }
    }

    static IEnumerable<KernelKey> Largest(InstructionSet instructionSet)
    {
        var lanes = instructionSet.Lanes;
        yield return new DenseTile(instructionSet, 2, 14, 1, lanes, lanes, Epilogues);
        yield return new DenseTile(instructionSet, 1, 14, 2, lanes, lanes, Epilogues);
        yield return new DenseTile(instructionSet, 1, 9, 3, 77, 1, Epilogues);
        yield return new DenseTile(instructionSet, 1, 1, 16, 0, lanes, Epilogues);
        foreach (var (kernelWidth, groupInputs) in new[] { (3, 1), (7, 1), (11, 1), (31, 1), (3, 4), (3, 8), (7, 8) })
        {
            if (groupInputs > lanes) continue;
            var columns = ChannelwiseTile.MostColumnsOf(instructionSet, kernelWidth, groupInputs);
            yield return new ChannelwiseTile(instructionSet, columns, kernelWidth, 1, 1, lanes, groupInputs, groupInputs, 0, 0, Epilogues);
        }
    }
}
