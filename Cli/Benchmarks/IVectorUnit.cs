namespace NetGen.Cli.Benchmarks;

/// <summary>The vector arithmetic of an instruction set, as generated kernels use it.</summary>
/// <typeparam name="TVector">Its vectors.</typeparam>
interface IVectorUnit<TVector> where TVector : struct
{
    /// <summary>Floats in a vector.</summary>
    static abstract int Lanes { get; }

    static abstract TVector Create(float value);

    /// <summary>first·second + third, fused where the processor fuses.</summary>
    static abstract TVector MultiplyAdd(TVector first, TVector second, TVector third);

    static abstract float Sum(TVector vector);
}
