namespace NetGen;

/// <summary>What inference keeps weights as. All computation is in single precision, whichever it is.</summary>
public enum WeightStorage
{
    /// <summary>Single precision: nothing is lost.</summary>
    Float32,

    /// <summary>IEEE 754 half precision, 11 significant bits; what is beyond 65504 is kept as that.</summary>
    Float16,

    /// <summary>The upper half of a single, 8 significant bits of the same range.</summary>
    BFloat16,
}
