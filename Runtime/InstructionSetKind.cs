namespace NetGen.Runtime;

/// <summary>The instruction sets that code is generated for.</summary>
public enum InstructionSetKind
{
    /// <summary>128-bit vectors, on every processor: SSE on x86, NEON on Arm.</summary>
    Vector128,

    /// <summary>256-bit vectors with fused multiply-add: x86 since 2013.</summary>
    Avx2,

    /// <summary>512-bit vectors: AVX-512 F, BW, DQ and VL.</summary>
    Avx512,
}
