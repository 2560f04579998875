using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Cli.Benchmarks;

readonly struct Avx512Unit : IVectorUnit<Vector512<float>>
{
    public static int Lanes => Vector512<float>.Count;

    public static Vector512<float> Create(float value) => Vector512.Create(value);

    public static Vector512<float> MultiplyAdd(Vector512<float> first, Vector512<float> second, Vector512<float> third) =>
        Avx512F.FusedMultiplyAdd(first, second, third);

    public static float Sum(Vector512<float> vector) => Vector512.Sum(vector);
}

readonly struct Avx2Unit : IVectorUnit<Vector256<float>>
{
    public static int Lanes => Vector256<float>.Count;

    public static Vector256<float> Create(float value) => Vector256.Create(value);

    public static Vector256<float> MultiplyAdd(Vector256<float> first, Vector256<float> second, Vector256<float> third) =>
        Fma.MultiplyAdd(first, second, third);

    public static float Sum(Vector256<float> vector) => Vector256.Sum(vector);
}

readonly struct Vector128Unit : IVectorUnit<Vector128<float>>
{
    public static int Lanes => Vector128<float>.Count;

    public static Vector128<float> Create(float value) => Vector128.Create(value);

    // Two instructions on a processor without fused ones, which FusedMultiplyAdd would replace by calls.
    public static Vector128<float> MultiplyAdd(Vector128<float> first, Vector128<float> second, Vector128<float> third) =>
        Vector128.MultiplyAddEstimate(first, second, third);

    public static float Sum(Vector128<float> vector) => Vector128.Sum(vector);
}
