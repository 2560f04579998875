namespace NetGenCompiler.Emission;

/// <summary>
/// A sum of vectors in double precision, in two variables: what is added is a sum of few numbers in single precision, so that a sum of very many is
/// as exact as one of few.
/// </summary>
sealed class DoubleSum(VectorText vector, string name)
{
    readonly string type = $"{vector.InstructionSet.VectorClass}<double>";

    public string Lower => $"{name}Lower";

    public string Upper => $"{name}Upper";

    public void EmitDeclare(CodeWriter writer) => writer.Line($"{type} {Lower} = {type}.Zero, {Upper} = {type}.Zero;");

    /// <summary>Adds the vector in a variable.</summary>
    public void EmitAdd(CodeWriter writer, string variable) =>
        writer.Line($"{Lower} += {vector.WidenLower(variable)};").Line($"{Upper} += {vector.WidenUpper(variable)};");
}
