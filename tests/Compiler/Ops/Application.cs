using NetGenCompiler.Graphs;
using NetGenCompiler.Graphs.Text;
using NetGenCompiler.Ops;

namespace NetGen.Compiler.Tests.Ops;

/// <summary>An operator and the shapes of its operands, from text: <c>Add() f32[3x4x5], f32[3x1x1]</c>.</summary>
sealed record Application(Op Op, IReadOnlyList<TensorShape> Operands)
{
    public EquatableArray<TensorShape> Results => Op.InferShapes(Operands);

    public static Application Parse(string text)
    {
        var scanner = new TextScanner(text, 1);
        var values = new ValueParser(scanner, []);
        var op = values.Op();
        List<TensorShape> operands = [];
        while (!scanner.AtEnd)
        {
            operands.Add(values.Shape());
            if (!scanner.TryTake(",")) scanner.TakeEnd();
        }

        return new(op, operands);
    }
}
