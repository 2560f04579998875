namespace NetGenCompiler.Planning.MatrixProduct;

/// <summary>
/// Computes a tile of a matrix product in registers: <c>(float* a, long aStep, float* b, long bStep, float* y, long yStep, long depth)</c>, the steps from
/// a row to the next; of a part <c>long width</c> follows.
/// </summary>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Rows">Rows of the tile.</param>
/// <param name="Vectors">Vectors across.</param>
/// <param name="IsPart">Whether it is less than one vector across.</param>
sealed record MatrixTile(InstructionSet InstructionSet, int Rows, int Vectors, bool IsPart) : KernelKey(InstructionSet)
{
    public override string MethodName => $"MatrixTile{Rows}x{(IsPart ? "Part" : Vectors.ToString(System.Globalization.CultureInfo.InvariantCulture))}";

    /// <summary>The most rows whose sums, two vectors wide, stay in registers beside what they read.</summary>
    public static int MostRows(InstructionSet instructionSet) => instructionSet.Registers == 32 ? 12 : 6;
}
