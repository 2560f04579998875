using System.Globalization;
using System.Reflection;
using NetGenCompiler.Definition;
using NetGenCompiler.Execution.Remedies;
using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Execution;

/// <content>Layers and the operations that they record.</content>
sealed partial class Interpreter
{
    // How many operations before the failing one a problem lists.
    const int TracedOperations = 8;

    LayerHandle MakeLayer(DefinitionNode node, Frame frame) => MakeLayer(node.Text!, node, 0, frame);

    LayerHandle MakeLayer(string name, DefinitionNode node, int first, Frame frame)
    {
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = first; i < node.Operands.Count; i++) arguments[node[i].Text!] = OperatorArgument(Evaluate(node[i][0], frame));
        var site = Site(node, frame);
        try
        {
            return new(OpCatalog.Create(name, arguments), site);
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidCastException or FormatException or OverflowException or TargetInvocationException)
        {
            throw new DefinitionException(ProblemIds.LayerArgument, (failure.InnerException ?? failure).Message, site);
        }
    }

    object? OperatorArgument(object? value) => value is EnumValue item
        ? definitions.Type(item.Type)?.Members.FirstOrDefault(m => m.Value == item.Number)?.Name ?? (object)(int)item.Number
        : value is ArraySegment<object?> span ? span.ToArray() : value;

    object? Apply(DefinitionNode node, Frame frame)
    {
        var count = (int)node.Value!;
        var operands = new List<TensorValue>();
        for (var i = 0; i < count; i++)
        {
            var operand = Evaluate(node[i], frame);
            if (operand is TensorValue tensor) operands.Add(tensor);
            else operands.AddRange(Collections.Items(operand).Select(item => AsTensor(item, node, frame)));
        }

        var (layer, site) = (MakeLayer(node.Text!, node, count, frame), Site(node, frame));
        var results = Record(layer, trial?.IsOf(layer.Op, site) == true ? trial.Project(builder, frame.Self, operands, (l, x) => Record(l, [x], site)[0]) : operands, site);
        return node.Number == 1 ? results.ToArray<object?>() : results[0];
    }

    static TensorValue AsTensor(object? value, DefinitionNode node, Frame frame) =>
        value as TensorValue ?? throw Fail(ProblemIds.Null, "the tensor is null", node, frame);

    object? Pipe(DefinitionNode node, Frame frame)
    {
        var value = Evaluate(node[0], frame);
        for (var i = 1; i < node.Operands.Count; i++)
        {
            var layer = Evaluate(node[i], frame);
            var at = node[i].Location >= 0 ? node[i] : node;
            value = ApplyLayer(layer, AsTensor(value, at, frame), Site(at, frame));
        }

        return value;
    }

    object? ApplyLayer(object? layer, TensorValue x, CallSite site) => layer switch
    {
        LayerHandle handle => Record(handle, [x], site)[0],
        SequentialValue sequence => ApplyAll(sequence, sequence.Layers, x, site),
        Instance module => ApplyModule(module, x, site),
        DelegateValue function => Invoke(function, [x], site),
        null => throw new DefinitionException(ProblemIds.Null, "the layer is null", site),
        _ => ApplyAll(scope, Collections.Items(layer), x, site),
    };

    /// <summary>A module is the scope of what its Forward applies; a direct call of Forward keeps the caller's, as in PyTorch.</summary>
    object? ApplyModule(Instance module, TensorValue x, CallSite site)
    {
        var forward = Implementation(module, Language.Forward) ?? throw NoDefinition(module.Definition.Key, site);
        var outer = scope;
        scope = module;
        var value = CallMethod(forward, module, [x], null, site);
        scope = outer;
        return value;
    }

    object? ApplyAll(object? owner, IEnumerable<object?> layers, TensorValue x, CallSite site)
    {
        var outer = scope;
        scope = owner;
        object? value = x;
        foreach (var layer in layers)
        {
            value = ApplyLayer(layer, value as TensorValue ?? throw new DefinitionException(ProblemIds.Null, "the tensor is null", site), site);
        }

        scope = outer;
        return value;
    }

    /// <summary>A recurrent layer's results and its last states, from those given or from zero: one tensor, or a tuple of several.</summary>
    public object WithStates(LayerHandle layer, LibraryCall call)
    {
        object?[] states = call[1] switch { null => [], TupleValue tuple => tuple.Items, var state => [state] };
        var results = Record(layer, [.. states.Prepend(call[0]).Select(s => s as TensorValue ?? throw new LibraryException(ProblemIds.Null, "the tensor is null"))], call.Site);
        return new TupleValue([results[0], results.Count > 2 ? new TupleValue([.. results.Skip(1)]) : results[1]]);
    }

    List<TensorValue> Record(LayerHandle layer, IReadOnlyList<TensorValue> operands, CallSite site)
    {
        try
        {
            var results = builder.Apply(layer, [.. operands.Select(o => o.Value)], scope, site);
            return [.. results.Select(r => new TensorValue(r, builder.ShapeOf(r)))];
        }
        catch (ShapeException failure)
        {
            var remedy = new Remedy(failure.Facts).With(ShapeRemedies.Of(builder, layer.Op, [.. operands.Select(o => o.Value)], failure.Id));
            throw new DefinitionException(new(failure.Id, failure.Message, site, layer.Created, Trace(operands), remedy.Facts, remedy.Places) { Origin = Origin(operands) }, null);
        }
    }

    EquatableArray<CallSite> Origin(IReadOnlyList<TensorValue> operands) =>
        operands.SelectMany(o => builder.History(o.Value).Take(TracedOperations).Reverse()).Select(n => n.Site).OfType<CallSite>().Distinct().ToEquatableArray();

    EquatableArray<string> Trace(IReadOnlyList<TensorValue> operands) =>
        operands.Count == 0 ? [] : builder.Trace(operands[0].Value, TracedOperations).ToEquatableArray();

    static int Dimension(TensorValue x, int axis, string name) => axis < x.Shape.Rank
        ? x.Shape[axis]
        : throw new LibraryException("NG0101", string.Format(CultureInfo.InvariantCulture, "a tensor of shape {0} has no {1}", x.Shape.ToDisplayString(), name));

    public static object? TensorMember(TensorValue x, string name) => name switch
    {
        "Rank" => x.Shape.Rank,
        "Shape" => x.Shape.Dimensions.Cast<object?>().ToArray(),
        "Length" => checked((int)x.Shape.Length),
        "Channels" => Dimension(x, 0, "channels"),
        "Height" => Dimension(x, 1, "height"),
        "Width" => Dimension(x, 2, "width"),
        _ => throw new LibraryException(ProblemIds.Unsupported, $"'Tensor.{name}' is not supported"),
    };
}
