namespace NetGen.Runtime.Training;

/// <summary>A run whose values are looked at, until one is not finite.</summary>
sealed class Examination
{
    public NonFiniteValue? Found { get; set; }
}
