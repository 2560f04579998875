namespace NetGenCompiler.Kernels.Tests.Convolution;

/// <summary>Numbers in [−1, 1) by a formula: the same everywhere, without a file or a seed.</summary>
static class Formula
{
    public static float[] Numbers(string name, long length)
    {
        var seed = name.Aggregate(2166136261u, (hash, c) => unchecked((hash ^ c) * 16777619u));
        var numbers = new float[length];
        for (var i = 0; i < numbers.Length; i++)
        {
            var bits = unchecked((seed + (uint)i) * 2654435769u);
            bits = unchecked((bits ^ (bits >> 15)) * 2246822519u);
            numbers[i] = ((bits >> 8) / 8388608f) - 1;
        }

        return numbers;
    }
}
