namespace NetGenCompiler.Planning;

/// <summary>A family of processors that code is written for.</summary>
/// <param name="Name">As an identifier: <c>Avx512</c>.</param>
/// <param name="VectorBits">The width of a vector.</param>
/// <param name="Registers">Vector registers that a kernel may count on.</param>
sealed record InstructionSet(string Name, int VectorBits, int Registers)
{
    /// <summary>x64 with AVX-512 F, VL and DQ.</summary>
    public static InstructionSet Avx512 { get; } = new("Avx512", 512, 32);

    /// <summary>x64 with AVX2 and FMA.</summary>
    public static InstructionSet Avx2 { get; } = new("Avx2", 256, 16);

    /// <summary>Arm with NEON, and the fallback of every other processor with 128-bit vectors.</summary>
    public static InstructionSet Vector128 { get; } = new("Vector128", 128, 16);

    /// <summary>All, best first.</summary>
    public static IReadOnlyList<InstructionSet> All { get; } = [Avx512, Avx2, Vector128];

    /// <summary>Single-precision numbers in a vector: the block of channels of its layout.</summary>
    public int Lanes => VectorBits / 32;

    /// <summary>Whether code may ask for memory ahead: the 128-bit form runs on processors whose instruction for it .NET does not have.</summary>
    public bool Prefetches => VectorBits > 128;

    /// <summary>What the second level of a core's caches holds: those that have AVX-512 have at least a MiB.</summary>
    public long SecondLevelBytes => VectorBits == 512 ? 1 << 20 : 1 << 19;

    /// <summary>The type of a vector in C#: <c>Vector512&lt;float&gt;</c>.</summary>
    public string VectorType => $"{VectorClass}<float>";

    /// <summary>The class of its operations in C#: <c>Vector512</c>.</summary>
    public string VectorClass => $"Vector{VectorBits}";

    public override string ToString() => Name;
}
