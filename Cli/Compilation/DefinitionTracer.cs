using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGen.Cli.Compilation;

/// <summary>Lets the CLR run a definition and records the same graph that the compiler's own execution makes: its differential oracle.</summary>
sealed class DefinitionTracer : Tracer
{
    readonly GraphBuilder builder = new();
    readonly Dictionary<Operator, LayerHandle> layers = new(ReferenceEqualityComparer.Instance);

    DefinitionTracer()
    {
    }

    /// <summary>Runs the constructor and Forward of a network.</summary>
    internal static Graph Trace(Type network, IReadOnlyDictionary<string, int[]>? inputs = null)
    {
        var tracer = new DefinitionTracer();
        using (Install(tracer))
        {
            var root = (Module)Activator.CreateInstance(network)!;
            return tracer.Run(root, inputs);
        }
    }

    public override Tensor[] Apply(Operator layer, IReadOnlyList<Tensor> inputs)
    {
        var handle = Handle(layer);
        return [.. builder.Apply(handle, [.. inputs.Select(i => (Value)i.Handle)], Scope, null).Select(ToTensor)];
    }

    Graph Run(Module root, IReadOnlyDictionary<string, int[]>? shapes)
    {
        var forward = root.GetType().GetMethod("Forward")!;
        var overrides = root.GetType().GetCustomAttributes(typeof(InputAttribute), false).Cast<InputAttribute>().Reverse()
            .ToLookup(a => a.Name, a => a.Dimensions.ToArray());
        var arguments = forward.GetParameters().Select(p =>
        {
            var dimensions = shapes?.GetValueOrDefault(p.Name!) ?? overrides[p.Name!].LastOrDefault()
                ?? [.. ((ShapeAttribute)p.GetCustomAttributes(typeof(ShapeAttribute), true).Single()).Dimensions];
            return (object)ToTensor(builder.AddInput(p.Name!, TensorShape.Of(dimensions)));
        });
        var outputs = OutputsOf(forward, forward.Invoke(root, [.. arguments])!);
        var names = ModuleNames.Of(root);
        return builder.Build(root.GetType().Name, [.. names.Operators.Select(o => (Handle(o.Layer), o.Path))], names.Modules, [.. outputs]);
    }

    static IEnumerable<NamedValue> OutputsOf(System.Reflection.MethodInfo forward, object result)
    {
        if (result is Tensor single) return [new("output", (Value)single.Handle)];
        var tuple = (System.Runtime.CompilerServices.ITuple)result;
        var names = forward.ReturnParameter.GetCustomAttributes(typeof(System.Runtime.CompilerServices.TupleElementNamesAttribute), false)
            .Cast<System.Runtime.CompilerServices.TupleElementNamesAttribute>().SingleOrDefault()?.TransformNames;
        return Enumerable.Range(0, tuple.Length).Select(i => new NamedValue(names?[i] ?? $"output{i}", (Value)((Tensor)tuple[i]!).Handle));
    }

    LayerHandle Handle(Operator layer)
    {
        if (layers.TryGetValue(layer, out var handle)) return handle;
        var arguments = layer.Arguments.ToDictionary(a => a.Name, a => Translate(a.Value));
        return layers[layer] = new(OpCatalog.Create(layer.OperatorName, arguments), null);
    }

    Tensor ToTensor(Value value) => new(value, [.. builder.ShapeOf(value).Dimensions]);

    static object? Translate(object? value) => value switch
    {
        NetGen.Size2 size => new NetGenCompiler.Graphs.Size2(size.Height, size.Width),
        NetGen.Size3 size => new NetGenCompiler.Graphs.Size3(size.Depth, size.Height, size.Width),
        NetGen.Padding2 padding => new NetGenCompiler.Graphs.Padding2(padding.Top, padding.Bottom, padding.Left, padding.Right),
        Enum item => item.ToString(),
        _ => value,
    };
}
