namespace NetGen.Compiler.Tests.Reporting.Networks;

/// <summary>YOLOv3 for COCO: Darknet-53 and three heads joined by upsampling. Redmon and Farhadi, 2018.</summary>
sealed class YoloV3 : Module
{
    readonly Layer stem = Unit(32, 3);
    readonly Layer stage1 = Stage(64, 1), stage2 = Stage(128, 2), stage3 = Stage(256, 8), stage4 = Stage(512, 8), stage5 = Stage(1024, 4);
    readonly Layer neck1 = Neck(512), neck2 = Neck(256), neck3 = Neck(128);
    readonly Layer head1 = Head(1024), head2 = Head(512), head3 = Head(256);
    readonly Layer lateral1 = Unit(256, 1), lateral2 = Unit(128, 1);

    static Sequential Unit(int width, int kernel, int stride = 1) =>
        [new Conv2d(width, kernel, stride, padding: kernel / 2, bias: false), new BatchNorm2d(), LeakyReLU(0.1f)];

    static Sequential Stage(int width, int blocks) => [Unit(width, 3, 2), .. Enumerable.Range(0, blocks).Select(_ => new Residual(Unit(width / 2, 1), Unit(width, 3)))];

    static Sequential Neck(int width) => [Unit(width, 1), Unit(2 * width, 3), Unit(width, 1), Unit(2 * width, 3), Unit(width, 1)];

    static Sequential Head(int width) => [Unit(width, 3), new Conv2d(255, 1)];

    public (Tensor Coarse, Tensor Middle, Tensor Fine) Forward([Shape(3, 416, 416)] Tensor x)
    {
        var c3 = x | stem | stage1 | stage2 | stage3;
        var c4 = stage4[c3];
        var p5 = c4 | stage5 | neck1;
        var p4 = Concat(p5 | lateral1 | Upsample(2), c4) | neck2;
        var p3 = Concat(p4 | lateral2 | Upsample(2), c3) | neck3;
        return (head1[p5], head2[p4], head3[p3]);
    }

    sealed class Residual(Layer first, Layer second) : Layer
    {
        public override Tensor Forward(Tensor x) => x + (x | first | second);
    }
}
