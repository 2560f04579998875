using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Planning;
using NetGenCompiler.Planning.Elementwise;

namespace NetGenCompiler.Emission.Elementwise;

/// <summary>
/// Writes a chain of elementwise operators within a kernel: the parameters of its operands, what is loaded once, and what is applied to each
/// vector of the result.
/// </summary>
sealed class ChainEmitter(InstructionSet instructionSet, EquatableArray<ElementwiseLink> chain)
{
    readonly VectorText vector = new(instructionSet);

    /// <summary>The names of the parameters, each a <c>float*</c>, in the order of the chain.</summary>
    public IEnumerable<string> Parameters => Enumerable.Range(0, chain.Count).SelectMany(Names);

    /// <summary>Loads what is the same along the run.</summary>
    public void EmitHeld(CodeWriter writer)
    {
        for (var i = 0; i < chain.Count; i++)
        {
            if (!IsHeld(chain[i].Access)) continue;
            foreach (var name in Names(i)) writer.Line($"var {Held(name)} = {Load(chain[i].Access, name, "")};");
        }
    }

    /// <summary>Applies the chain to a variable. What is multiplied and then added to is rounded once.</summary>
    /// <param name="writer">The kernel's text.</param>
    /// <param name="variable">The result so far.</param>
    /// <param name="vectorOffset">What is added to a pointer to vectors: <c>at</c>.</param>
    /// <param name="numberOffset">What is added to a pointer to a number for each vector.</param>
    /// <param name="part">The number of lanes of a part of a vector; null of a whole one.</param>
    public void EmitApply(CodeWriter writer, string variable, string vectorOffset, string numberOffset, string? part = null)
    {
        for (var i = 0; i < chain.Count; i++)
        {
            if (i + 1 < chain.Count && chain[i].Key.Op is Multiply && chain[i + 1].Key.Op is Add)
            {
                writer.Line($"{variable} = {vector.MultiplyAdd(variable, Operands(i).Single(), Operands(++i).Single())};");
                continue;
            }

            writer.Line($"{variable} = {VectorFunction.Of(chain[i].Key, variable, [.. Operands(i)], instructionSet)};");
        }

        IEnumerable<string> Operands(int link)
        {
            var access = chain[link].Access;
            return Names(link).Select(name => IsHeld(access) ? Held(name) : Load(access, name, access == RunAccess.Numbers ? numberOffset : vectorOffset, part));
        }
    }

    /// <summary>A vector of what a pointer leads to.</summary>
    public string Load(RunAccess access, string pointer, string offset, string? part = null)
    {
        var address = offset.Length == 0 ? pointer : $"{pointer} + {offset}";
        return access switch
        {
            RunAccess.Vector or RunAccess.Vectors when part is not null => $"LayerSupport.LoadPart<{vector.Type}>({address}, {part})",
            RunAccess.Vector or RunAccess.Vectors => vector.Load(address),
            _ => vector.Broadcast(offset.Length == 0 ? $"*{pointer}" : $"{pointer}[{offset}]"),
        };
    }

    static bool IsHeld(RunAccess access) => access is RunAccess.Vector or RunAccess.Number;

    static string Held(string name) => $"{name}Held";

    IEnumerable<string> Names(int link) => chain[link] switch
    {
        { Arguments: 0 } => [],
        { Key.Constants: > 0 } item => Enumerable.Range(0, item.Key.Constants).Select(k => $"constant{link}{(char)('a' + k)}"),
        _ => [$"other{link}"],
    };
}
