using NetGenCompiler.Ops;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission.Elementwise;

/// <summary>Elementwise operators as C# expressions over vectors.</summary>
static class VectorFunction
{
    /// <summary>The operator applied to the vector in a variable.</summary>
    public static string Of(Op op, string x, InstructionSet instructionSet)
    {
        var v = instructionSet.VectorClass;
        return op switch
        {
            ReLU => $"{v}.MaxNative({x}, {v}<float>.Zero)",
            _ => throw new NotSupportedException($"no vector form of {op.Name}"),
        };
    }
}
