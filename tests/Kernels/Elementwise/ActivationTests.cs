using NetGenCompiler.Ops;

namespace NetGenCompiler.Kernels.Tests.Elementwise;

public class ActivationTests
{
    internal static IReadOnlyList<Op> Activations { get; } =
    [
        new ReLU(), new ReLU6(), new LeakyReLU(), new LeakyReLU(-0.3f), new LeakyReLU(1.5f), new ELU(), new ELU(0.7f), new Sigmoid(), new Tanh(), new SiLU(),
        new Swish(1.7f), new Swish(-0.5f), new HardSwish(), new HardSigmoid(), new GELU(), new GELU(true), new Mish(), new Softplus(), new Softplus(2f, 3f),
        new Affine(-1.5f, 0.25f), new Affine(2), new Affine(1, 3), new Affine(0.5f, 0), new PReLU(), new PReLU(true),
    ];

    [Fact]
    public void Activations_are_right_over_their_range()
    {
        OperatorNetwork network = new("Range");
        var x = network.Input(1201);
        foreach (var op in Activations) network.Check(op, x);
        network.Verify(inputs: graph => graph.Inputs.ToDictionary(i => i.Name, _ => Enumerable.Range(-600, 1201).Select(i => i * 0.0171f).ToArray()));
    }

    /// <summary>Relative to each result itself, where nothing larger hides a loss of digits.</summary>
    [Fact]
    [Trait("Category", "Smoke")]
    public void Small_results_keep_their_digits()
    {
        float[] points = [-80, -20, -11, -5, -3, -1.5f, -0.7f, -0.3f, -1e-2f, -1e-4f, -1e-10f, 1e-10f, 1e-4f, 1e-2f, 0.3f, 0.62f, 0.63f, 1, 2, 5, 11, 80];
        OperatorNetwork network = new("Small");
        var x = network.Input(points.Length);

        // The argument of GELU's exponential is x²/2, rounded: 40 units cover −11.
        foreach (var op in Activations.Where(a => a is not Affine)) network.Output(network.Apply(op, x), 40);
        network.Verify(inputs: graph => graph.Inputs.ToDictionary(i => i.Name, _ => points), isRelative: true);
    }

    [Fact]
    public void Extreme_inputs_stay_numbers_and_what_is_none_stays_none()
    {
        float[] points = [float.NaN, 100, -100, 1e30f, -1e30f, float.PositiveInfinity, 88.5f, -88.5f, -103, 0];
        OperatorNetwork network = new("Extreme");
        var x = network.Input(points.Length);
        foreach (var op in Activations.Where(a => a is not Affine)) network.Check(op, x);
        network.Verify(inputs: graph => graph.Inputs.ToDictionary(i => i.Name, _ => points));
    }
}
