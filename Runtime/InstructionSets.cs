using System.Runtime.Intrinsics.X86;

namespace NetGen.Runtime;

/// <summary>Which instruction sets this process can use. Under NativeAOT these are constants of the publication.</summary>
public static class InstructionSets
{
    /// <summary>The widest that is supported.</summary>
    public static InstructionSetKind Best =>
        IsSupported(InstructionSetKind.Avx512) ? InstructionSetKind.Avx512
        : IsSupported(InstructionSetKind.Avx2) ? InstructionSetKind.Avx2
        : InstructionSetKind.Vector128;

    /// <summary>Whether the processor and the runtime support an instruction set.</summary>
    /// <param name="kind">The instruction set.</param>
    public static bool IsSupported(InstructionSetKind kind) => kind switch
    {
        InstructionSetKind.Avx512 => Avx512F.IsSupported && Avx512F.VL.IsSupported && Avx512BW.IsSupported && Avx512DQ.IsSupported && Fma.IsSupported,
        InstructionSetKind.Avx2 => Avx2.IsSupported && Fma.IsSupported,
        _ => true,
    };

    /// <summary>The instruction set that was asked for, or the best where none was.</summary>
    /// <param name="requested">The instruction set, or null.</param>
    /// <exception cref="PlatformNotSupportedException">It was asked for and is not supported here.</exception>
    public static InstructionSetKind Resolve(InstructionSetKind? requested)
    {
        if (requested is not { } kind) return Best;
        return IsSupported(kind)
            ? kind
            : throw new PlatformNotSupportedException($"This processor or process does not support {Name(kind)}; the best that it supports is {Name(Best)}.");
    }

    /// <summary>The name on the command line: <c>avx512</c>, <c>avx2</c> or <c>vector128</c>.</summary>
    /// <param name="kind">The instruction set.</param>
    public static string Name(InstructionSetKind kind) => kind switch
    {
        InstructionSetKind.Avx512 => "avx512",
        InstructionSetKind.Avx2 => "avx2",
        _ => "vector128",
    };

    /// <summary>The instruction set of a name.</summary>
    /// <param name="name">What <see cref="Name"/> gives, in any case.</param>
    /// <exception cref="FormatException">No instruction set has the name; the message lists those that exist.</exception>
    public static InstructionSetKind Parse(string name)
    {
        foreach (var kind in Enum.GetValues<InstructionSetKind>())
        {
            if (string.Equals(Name(kind), name, StringComparison.OrdinalIgnoreCase)) return kind;
        }

        throw new FormatException($"'{name}' is no instruction set; there are {string.Join(", ", Enum.GetValues<InstructionSetKind>().Select(Name))}.");
    }
}
