using System.Reflection;
using NetGen.Cli.Compilation;
using NetGenCompiler.Emission;
using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Passes;
using NetGenCompiler.Planning;
using NetGenCompiler.Planning.Convolution;
using NetGenCompiler.Planning.Gradients;
using NetGenCompiler.Planning.Planar;
using NetGenCompiler.Planning.Pooling;

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
    public void Kernels_stay_below_what_the_jit_optimizes() => Verify(Largest);

    [Fact]
    public void Kernels_of_gradients_stay_below_what_the_jit_optimizes() => Verify(LargestOfGradients);

    static void Verify(Func<InstructionSet, IEnumerable<KernelKey>> largest)
    {
        foreach (var instructionSet in InstructionSet.All)
        {
            var kernels = largest(instructionSet).ToList();
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
        foreach (var sumsInParts in new[] { false, true })
        {
            yield return new DenseTile(instructionSet, 2, 14, 1, lanes, lanes, sumsInParts, sumsInParts, Epilogues);
            yield return new DenseTile(instructionSet, 1, 14, 2, lanes, lanes, sumsInParts, sumsInParts, Epilogues);
            yield return new DenseTile(instructionSet, 1, 14, 2, lanes, lanes, sumsInParts, false, Epilogues) { OfVolume = true };
            yield return new DenseTile(instructionSet, 1, 9, 3, 77, 1, sumsInParts, sumsInParts, Epilogues);
            yield return new DenseTile(instructionSet, 1, 1, 16, 0, lanes, sumsInParts, sumsInParts, Epilogues);
        }

        foreach (var window in new Size2[] { new(1, 2), new(2, 2), new(3, 3) })
        {
            var channels = PlanarTile.ChannelsOf(instructionSet, window, FusePooling.MostChannels)[0].Size;
            yield return new PlanarTile(instructionSet, window.Height, window.Width, channels, FusePooling.MostKernelWidth, 2);
            yield return new PlanarPooling(instructionSet, PoolingReduction.Mean, window.Height * window.Width, [new(new HardSwish(), EpilogueOperand.None, false, 0)]);
        }

        foreach (var (kernelWidth, groupInputs) in new[] { (3, 1), (7, 1), (11, 1), (31, 1), (3, 4), (3, 8), (7, 8) })
        {
            if (groupInputs > lanes) continue;
            var columns = ChannelwiseTile.MostColumnsOf(instructionSet, kernelWidth, groupInputs);
            yield return new ChannelwiseTile(instructionSet, columns, kernelWidth, 1, 1, lanes, groupInputs, groupInputs, 0, 0, Epilogues);
        }
    }

    static IEnumerable<KernelKey> LargestOfGradients(InstructionSet instructionSet)
    {
        var lanes = instructionSet.Lanes;
        foreach (var (taps, channels, blocks) in from t in Enumerable.Range(1, 32) from c in Enumerable.Range(1, lanes) from b in Enumerable.Range(1, 6) select (t, c, b))
        {
            WeightGradientTile tile = new(instructionSet, taps, lanes, channels, blocks);
            if (tile.Fits && !(tile with { Taps = taps + 1 }).Fits && !(tile with { Channels = channels + 1 }).Fits) yield return tile;
        }

        yield return new OuterProductTile(instructionSet, OuterProductTile.MostRows(instructionSet), OuterProductTile.MostVectors, IsPart: false);
        var sums = ChannelwiseWeightGradientTile.MostSums(instructionSet);
        foreach (var rows in Enumerable.Range(1, sums))
        {
            yield return new ChannelwiseWeightGradientTile(
                instructionSet, ChannelwiseWeightGradientTile.MostColumnsOf(instructionSet, rows * (sums / rows)), rows, sums / rows, 1, 1, 2, 2, new(2, 0), 1);
        }
    }
}
