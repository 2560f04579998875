using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Runtime.Execution;

/// <summary>Places within windows: integers in the lanes of vectors, bytes in memory.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class PlaceLanes
{
    /// <summary>Stores the low byte of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<int> places, byte* target)
    {
        if (Avx512F.IsSupported)
        {
            Avx512F.ConvertToVector128Byte(places).Store(target);
            return;
        }

        Store(places.GetLower(), target);
        Store(places.GetUpper(), target + 8);
    }

    /// <summary>Stores the low byte of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> places, byte* target)
    {
        var narrow = Vector128.Narrow(places.GetLower(), places.GetUpper());
        *(ulong*)target = Vector128.Narrow(narrow, narrow).AsUInt64().ToScalar();
    }

    /// <summary>Stores the low byte of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<int> places, byte* target)
    {
        var narrow = Vector128.Narrow(places, places);
        *(uint*)target = Vector128.Narrow(narrow, narrow).AsUInt32().ToScalar();
    }

    /// <summary>Stores the lanes as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TVector>(TVector places, int* target)
        where TVector : unmanaged => Unsafe.WriteUnaligned(target, places);

    /// <summary>16 places from bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> LoadVector512(byte* source) => Avx512F.IsSupported
        ? Avx512F.ConvertToVector512Int32(Vector128.Load(source))
        : Vector512.Create(LoadVector256(source), LoadVector256(source + 8));

    /// <summary>8 places from bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> LoadVector256(byte* source) => Avx2.IsSupported
        ? Avx2.ConvertToVector256Int32(source)
        : Vector256.Create(LoadVector128(source), LoadVector128(source + 4));

    /// <summary>4 places from bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LoadVector128(byte* source) =>
        Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalar(*(uint*)source).AsByte())).AsInt32();

    /// <summary>16 places as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> LoadVector512(int* source) => Vector512.Load(source);

    /// <summary>8 places as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> LoadVector256(int* source) => Vector256.Load(source);

    /// <summary>4 places as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LoadVector128(int* source) => Vector128.Load(source);
}
