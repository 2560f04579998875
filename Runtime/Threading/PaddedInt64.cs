using System.Runtime.InteropServices;

namespace NetGen.Runtime.Threading;

/// <summary>An integer alone on its cache lines: 128 bytes, because processors fetch lines in pairs.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
struct PaddedInt64
{
    [FieldOffset(128)]
    public long Value;
}
