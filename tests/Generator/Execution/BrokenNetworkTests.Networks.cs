namespace NetGen.Generator.Tests.Execution;

/// <content>The networks.</content>
public partial class BrokenNetworkTests
{
    const string Blocks = """
        namespace Bad;

        [Module]
        public sealed class Res(int width, int stride = 1) : Layer
        {
            readonly Conv2d conv1 = new(width, 3, stride, padding: 1, bias: false), conv2 = new(width, 3, padding: 1, bias: false);
            public override Tensor Forward(Tensor x)
            {
                var y = conv2[conv1[x].ReLU()];
                return (x + y).ReLU();
            }
        }
        """;

    const string Networks = """
        namespace Bad;

        [Network] public sealed partial class A_LinearMismatch : Module
        {
            readonly Conv2d conv = new(64, 3, stride: 2, padding: 1);
            readonly Linear fc = new(10, inFeatures: 512);
            public Tensor Forward([Shape(3, 32, 32)] Tensor x) => fc[conv[x].ReLU().GlobalAvgPool().Flatten()];
        }
        [Network] public sealed partial class B_LinearNotFlat : Module
        {
            readonly Conv2d conv = new(64, 3, stride: 2, padding: 1);
            readonly Linear fc = new(10);
            public Tensor Forward([Shape(3, 32, 32)] Tensor x) => fc[conv[x].ReLU()];
        }
        [Network] public sealed partial class C_AddMismatch : Module
        {
            readonly Res[] blocks = [new(64), new(128, stride: 2)];
            readonly Conv2d stem = new(64, 3, padding: 1);
            public Tensor Forward([Shape(3, 32, 32)] Tensor x)
            {
                x = stem[x];
                foreach (var b in blocks) x = b[x];
                return x;
            }
        }
        [Network] public sealed partial class D_Edge : Module
        {
            readonly Conv2d conv = new(64, 3, stride: 2);
            public Tensor Forward([Shape(3, 32, 32)] Tensor x)
            {
                x = conv[x];
        #pragma warning disable NG0301 // the classic 15 -> 7 pool is intended
                return x.MaxPool2d(2, stride: 2);
        #pragma warning restore NG0301
            }
        }
        [Network] public sealed partial class E_KernelTooLarge : Module
        {
            readonly Conv2d conv = new(64, (1, 7), stride: 1, padding: (0, 1));
            public Tensor Forward([Shape(3, 8, 4)] Tensor x) => x | conv;
        }
        [Network] public sealed partial class F_Concat : Module
        {
            readonly Conv2d a = new(8, 3), b = new(8, 3, padding: 1);
            public Tensor Forward([Shape(3, 16, 16)] Tensor x) => Concat(x | a, x | b);
        }
        [Network] public sealed partial class G_Endless : Module
        {
            public Tensor Forward([Shape(3, 16, 16)] Tensor x) { int i = 0; while (x.Height > 1) { i++; } return x; }
        }
        [Network] public sealed partial class H_Unsupported : Module
        {
            readonly Conv2d a = new(DateTime.Now.Year, 3);
            public Tensor Forward([Shape(3, 16, 16)] Tensor x) { try { return a[x]; } finally { } }
        }
        [Network] public sealed partial class I_Shared : Module
        {
            readonly Conv2d head = new(16, 3, padding: 1), down = new(32, 3, stride: 2, padding: 1);
            public (Tensor, Tensor) Forward([Shape(3, 16, 16)] Tensor x) => (head[x], head[down[x]]);
        }
        [Network] public sealed partial class J_UserCheck : Module
        {
            readonly Conv2d head = new(16, 3, padding: 1);
            public Tensor Forward([Shape(3, 15, 15)] Tensor x)
            {
                if (x.Height % 2 != 0) throw new ArgumentException($"the input height must be even, not {x.Height}");
                return head[x];
            }
        }
        [Network] public sealed partial class K_NoShape : Module { public Tensor Forward(Tensor x) => x.ReLU(); }
        [Network] public sealed partial class L_Recursion : Module
        {
            Tensor Rec(Tensor x) => Rec(x.ReLU());
            public Tensor Forward([Shape(3, 15, 15)] Tensor x) => Rec(x);
        }
        """;
}
