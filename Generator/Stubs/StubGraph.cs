using NetGenCompiler.Definition;
using NetGenCompiler.Execution;
using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Stubs;

/// <summary>Graphs with the inputs and outputs of a network that cannot be compiled: what generates its members is given these.</summary>
static class StubGraph
{
    // Nothing of what is computed is kept, so that small shapes do where a true one is not known, or large.
    const long MostElements = 1 << 20;

    public static IReadOnlyList<SizedGraph> Of(StubSignature signature)
    {
        var names = SizedExecution.NamesOf(signature.Inputs);
        return [.. names.DefaultIfEmpty("").Select((name, i) => (name, i)).GroupBy(n => n.name, StringComparer.Ordinal).Select(g => new SizedGraph(g.Key, Of(signature, g.Key, g.First().i)))];
    }

    static Graph Of(StubSignature signature, string size, int index)
    {
        var builder = new GraphBuilder();
        var inputs = signature.Inputs.Select((input, i) => builder.AddInput(input.Name.Length > 0 ? input.Name : $"input{i}", ShapeOf(input, index))).ToList();
        if (inputs.Count == 0) inputs.Add(builder.AddInput("x", Usual));

        // An operator with weights, for something to be trained, and of the extent of a map, for a receptive field.
        var outputs = signature.Outputs.DefaultIfEmpty("output").Select(name => new NamedValue(name, builder.Apply(new(new PReLU(), null), [inputs[0]], null, null)[0]));
        var name = signature.Target.TypeName;
        return builder.Build(size.Length == 0 ? name : $"{name}.{size}", [], new Dictionary<object, string>(), [.. outputs]);
    }

    static TensorShape Usual => TensorShape.Of(1, 2, 2);

    static TensorShape ShapeOf(InputDefinition input, int index)
    {
        if (input.Shapes.Count == 0) return Usual;
        var shape = new TensorShape(input.Shapes[Math.Min(index, input.Shapes.Count - 1)]);
        return shape.Rank > 0 && shape.Dimensions.All(d => d > 0) && shape.Length <= MostElements ? shape : TensorShape.Of([.. shape.Dimensions.DefaultIfEmpty().Select(_ => 2)]);
    }
}
