using NetGenCompiler.Definition;
using NetGenCompiler.Execution.Remedies;
using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Execution;

/// <summary>
/// Evaluates the nodes of a definition. Numbers, strings and booleans are the CLR's own, boxed; an array is an <c>object[]</c>, a list a
/// <c>List&lt;object&gt;</c>; the rest is in Values. Values of value types are copied where they are stored.
/// </summary>
sealed partial class Interpreter
{
    readonly NetworkDefinition network;
    readonly Definitions definitions;
    readonly GraphBuilder builder = new();
    readonly ProjectionTrial? trial;
    readonly Dictionary<(TypeValue Type, string Field), object?> statics = [];
    readonly HashSet<TypeValue> initializedTypes = [];
    object? scope;

    public Interpreter(NetworkDefinition network, Definitions definitions, ExecutionLimits limits, ProjectionTrial? trial = null)
    {
        this.trial = trial;
        this.network = network;
        this.definitions = definitions;
        Limits = limits;
        Comparer = new(this);
    }

    public ExecutionLimits Limits { get; }

    /// <summary>C#'s equality of values, for collections.</summary>
    public ValueComparer Comparer { get; }

    /// <summary>The layers that hold weights and were not applied, when it has run.</summary>
    public EquatableArray<UnusedLayer> Unused { get; private set; } = [];

    public Graph Run(IReadOnlyDictionary<string, EquatableArray<int>>? shapes)
    {
        try
        {
            return Built(shapes);
        }
        catch (Exception) when (End())
        {
            throw;
        }
    }

    Graph Built(IReadOnlyDictionary<string, EquatableArray<int>>? shapes)
    {
        var main = new Frame(network.Entry, 0, null, null, null);
        var root = Evaluate(network.Creation, main);
        var inputs = network.Inputs.Select(input => (object?)Input(input, shapes)).ToArray();
        var entry = definitions.Method(network.Entry) ?? throw new DefinitionException(ProblemIds.NoForward, $"'{network.Name}' has no Forward method", null);
        scope = root;
        var outputs = Outputs(CallMethod(entry, root, inputs, null, null));
        var paths = new ModulePaths(definitions);
        paths.Visit(root, "");
        Unused = paths.Layers.Where(l => l.Layer.FirstUse is null && OpCatalog.HasParameters(l.Layer.Op)).Select(l => new UnusedLayer(l.Path, l.Layer.Op.Name, l.Layer.Created)).ToEquatableArray();
        return builder.Build(network.Name, paths.Layers, paths.Modules, outputs);
    }

    static CallSite Site(DefinitionNode node, Frame frame) => new(frame.Method, node.Location, frame.Caller);

    static DefinitionException Fail(string id, string message, DefinitionNode node, Frame frame) => new(id, message, Site(node, frame));

    TensorValue Input(InputDefinition input, IReadOnlyDictionary<string, EquatableArray<int>>? shapes)
    {
        var dimensions = shapes is not null && shapes.TryGetValue(input.Name, out var given) ? given : input.Shapes[0];
        var shape = new TensorShape(dimensions);
        return new(builder.AddInput(input.Name, shape), shape);
    }

    List<NamedValue> Outputs(object? result) => result switch
    {
        TensorValue single => [new(network.OutputNames[0], single.Value)],
        TupleValue tuple => [.. tuple.Items.Select((item, i) => new NamedValue(network.OutputNames[i], ((TensorValue)item!).Value))],
        _ => throw new DefinitionException(ProblemIds.Null, $"'{network.Name}.Forward' returns null", new(network.Entry, -1, null)),
    };
}
