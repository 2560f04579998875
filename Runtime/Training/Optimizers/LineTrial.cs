namespace NetGen.Runtime.Training.Optimizers;

/// <summary>A point on the line of a search.</summary>
sealed class LineTrial(int dimensions)
{
    public double Step { get; set; }

    public double Value { get; set; }

    /// <summary>The derivative along the line.</summary>
    public double Slope { get; set; }

    public double[] Gradient { get; } = new double[dimensions];
}
