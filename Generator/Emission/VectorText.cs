using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission;

/// <summary>
/// Vector arithmetic as C# text, one description for every instruction set: the widths share the names of .NET's cross-platform vectors.
/// Arguments are expressions that stand as arguments of a call; sums and products are in parentheses.
/// </summary>
sealed class VectorText(InstructionSet instructionSet)
{
    readonly string vector = instructionSet.VectorClass;

    public InstructionSet InstructionSet => instructionSet;

    public int Lanes => instructionSet.Lanes;

    /// <summary><c>Vector512&lt;float&gt;</c>.</summary>
    public string Type => instructionSet.VectorType;

    public string Zero => $"{Type}.Zero";

    public string Load(Address address) => $"{vector}.Load({address})";

    public string Store(string value, Address address) => $"{vector}.Store({value}, {address});";

    /// <summary>Asks for the cache line of an address.</summary>
    public static string Prefetch(Address address) => $"Sse.Prefetch0({address});";

    /// <summary>Asks for the cache line of an address that is needed later than the first level holds it.</summary>
    public static string PrefetchToSecondLevel(Address address) => $"Sse.Prefetch1({address});";

    /// <summary>The first numbers at an address, zeros in the other lanes.</summary>
    public string LoadFirst(Address address, int count) =>
        $"{vector}.Create({string.Join(", ", Enumerable.Range(0, Lanes).Select(i => i < count ? Address.Sum(address, i).Element : "0f"))})";

    /// <summary>Stores the first lanes of a variable only.</summary>
    public static IEnumerable<string> StoreFirst(string variable, Address address, int count) =>
        Enumerable.Range(0, count).Select(i => $"{Address.Sum(address, i).Element} = {variable}.GetElement({CodeWriter.Literal(i)});");

    /// <summary>The same number in every lane.</summary>
    /// <remarks>The C# compiler binds the generic method several times faster than it chooses among the overloads of the other.</remarks>
    public string Broadcast(string scalar) => $"{vector}.Create<float>({scalar})";

    public string Constant(float value) => value == 0 && 1 / value > 0 ? Zero : Broadcast(CodeWriter.Literal(value));

    /// <summary>
    /// first·second + third, fused where the processor fuses. The 128-bit form must not be FusedMultiplyAdd: without FMA that is a
    /// software routine, an element at a time.
    /// </summary>
    public string MultiplyAdd(string first, string second, string third) => instructionSet.VectorBits == 128
        ? $"{vector}.MultiplyAddEstimate({first}, {second}, {third})"
        : $"{vector}.FusedMultiplyAdd({first}, {second}, {third})";

    /// <summary>The larger, by the processor's own instruction; on x86 the second operand where either is no number.</summary>
    public string Max(string first, string second) => $"{vector}.MaxNative({first}, {second})";

    /// <summary>The smaller, by the processor's own instruction; on x86 the second operand where either is no number.</summary>
    public string Min(string first, string second) => $"{vector}.MinNative({first}, {second})";

    /// <summary>The first half of the lanes in double precision.</summary>
    public string WidenLower(string value) => $"{vector}.WidenLower({value})";

    /// <summary>The second half of the lanes in double precision.</summary>
    public string WidenUpper(string value) => $"{vector}.WidenUpper({value})";

    /// <summary>Two halves in double precision, rounded.</summary>
    public string Narrow(string lower, string upper) => $"{vector}.Narrow({lower}, {upper})";

    /// <summary>The same number of double precision in every lane.</summary>
    public string BroadcastDouble(string scalar) => $"{vector}.Create<double>({scalar})";

    /// <summary>Lane i of the result is lane pattern[i] of the value.</summary>
    public string Shuffle(string value, IEnumerable<int> pattern) => $"{vector}.Shuffle({value}, {vector}.Create({string.Join(", ", pattern)}))";
}
