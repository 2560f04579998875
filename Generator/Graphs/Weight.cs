namespace NetGenCompiler.Graphs;

/// <summary>A constant operand of a node: a stored parameter, or what loading computes from stored ones.</summary>
abstract record Weight(TensorShape Shape)
{
    /// <summary>A parameter as the file stores it, its elements in their order.</summary>
    /// <param name="Parameter">Its index in the graph.</param>
    /// <param name="Shape">Its shape, or another of as many elements under which an operator reads it.</param>
    public sealed record Stored(int Parameter, TensorShape Shape) : Weight(Shape)
    {
        public override string ToString() => $"p{Parameter}";
    }

    /// <summary>The same number everywhere.</summary>
    public sealed record Filled(float Value, TensorShape Shape) : Weight(Shape)
    {
        public override string ToString() => $"fill({Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}, {Shape})";
    }

    /// <summary>γ/√(σ² + ε), per channel: the factor of a batch normalisation.</summary>
    public sealed record NormScale(Weight Gamma, Weight Variance, float Epsilon) : Weight(Variance.Shape)
    {
        public override string ToString() =>
            $"norm_scale({Gamma}, {Variance}, {Epsilon.ToString("R", System.Globalization.CultureInfo.InvariantCulture)})";
    }

    /// <summary>first·scale + shift elementwise: β − μ·s is (−μ)·s + β.</summary>
    public sealed record MultiplyAdd(Weight First, Weight Scale, Weight Shift, bool NegateFirst) : Weight(First.Shape)
    {
        public override string ToString() => $"{(NegateFirst ? "negative_multiply_add" : "multiply_add")}({First}, {Scale}, {Shift})";
    }

    /// <summary>Each slice along the first axis times its own factor: a kernel with a batch normalisation folded in.</summary>
    public sealed record ScaledRows(Weight Matrix, Weight Scale) : Weight(Matrix.Shape)
    {
        public override string ToString() => $"scale_rows({Matrix}, {Scale})";
    }
}
