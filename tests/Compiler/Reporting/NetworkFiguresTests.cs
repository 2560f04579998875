using NetGen.Cli.Compilation;
using NetGen.Networks;
using NetGenCompiler.Reporting;

namespace NetGen.Compiler.Tests.Reporting;

/// <summary>Figures of published networks: multiply-adds as torchvision counts them, receptive fields after Araujo et al. (2019), live memory of an unfused run.</summary>
public class NetworkFiguresTests
{
    [Theory]
    [InlineData(typeof(AlexNet), 61_100_840, 0, 714_188_480, "195/32/66")]
    [InlineData(typeof(Vgg16), 138_357_544, 0, 15_470_264_320, "212/32/90")]
    [InlineData(typeof(Vgg16BN), 138_365_992, 8_461, 15_470_264_320, "212/32/90")]
    [InlineData(typeof(ResNet18), 11_689_512, 9_620, 1_814_073_344, "435/32/217")]
    [InlineData(typeof(ResNet34), 21_797_672, 17_060, 3_663_761_408, "899/32/449")]
    [InlineData(typeof(ResNet50), 25_557_032, 53_173, 4_089_184_256, "427/32/213")]
    [InlineData(typeof(ResNet101), 44_549_160, 105_448, 7_801_405_440, "971/32/485")]
    [InlineData(typeof(ResNet152), 60_192_808, 151_579, 11_513_626_624, "1451/32/725")]
    [InlineData(typeof(DenseNet121), 7_978_856, 83_769, 2_834_161_664, "2071/32/1021")]
    [InlineData(typeof(MobileNetV2), 3_504_872, 34_164, 300_774_272, "491/32/245")]
    [InlineData(typeof(MobileNetV3Large), 5_483_032, 24_446, 216_589_760, "595/32/297")]
    [InlineData(typeof(ShuffleNetV2), 2_278_604, 16_236, 144_907_992, "527/32/263")]
    [InlineData(typeof(SqueezeNet), 1_248_424, 0, 818_924_576, "155/16/60")]
    [InlineData(typeof(InceptionV3), 23_834_568, 34_526, 5_713_216_096, "1311/32/618")]
    public void Counts_and_receptive_field(Type network, long parameters, long buffers, long multiplyAdds, string receptiveField)
    {
        var graph = DefinitionTracer.Trace(network);

        Assert.Equal(parameters, GraphStatistics.Parameters(graph));
        Assert.Equal(buffers, GraphStatistics.Buffers(graph));
        Assert.Equal(multiplyAdds, GraphStatistics.MultiplyAdds(graph));
        Assert.Equal(receptiveField, ReceptiveFields.Of(graph)[graph.Outputs[0].Value]!.ToString());
    }

    [Theory]
    [InlineData(typeof(AlexNet), 1_376_512)]
    [InlineData(typeof(Vgg16), 25_690_112)]
    [InlineData(typeof(ResNet18), 4_014_080)]
    [InlineData(typeof(ResNet34), 4_014_080)]
    [InlineData(typeof(ResNet50), 9_633_792)]
    [InlineData(typeof(DenseNet121), 7_225_344)]
    [InlineData(typeof(MobileNetV2), 6_021_120)]
    [InlineData(typeof(MobileNetV3Large), 4_014_080)]
    [InlineData(typeof(ShuffleNetV2), 1_806_336)]
    [InlineData(typeof(SqueezeNet), 5_971_968)]
    [InlineData(typeof(InceptionV3), 8_297_856)]
    public void Live_memory_of_an_unfused_run(Type network, long bytes) => Assert.Equal(bytes, LiveMemory.PeakBytes(DefinitionTracer.Trace(network)));
}
