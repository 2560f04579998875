using NetGenCompiler.Definition;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Execution;

/// <content>Calls of methods and delegates.</content>
sealed partial class Interpreter
{
    const int HasReceiver = 1;
    const int IsVirtual = 2;
    const int IsOnTypeArgument = 4;

    public object? Invoke(object? target, object?[] arguments, CallSite? site)
    {
        if (target is not DelegateValue function) throw new LibraryException(ProblemIds.Null, "the function is null");
        var node = function.Node;
        if (node.Kind == NodeKind.MethodGroup)
        {
            object?[] given = (node.Number & HasReceiver) == 0 && node.Operands.Count > 0 ? [function.Receiver, .. arguments] : arguments;
            return CallByKey(node.Text!, node.Number, function.Receiver, given, function.Types, site);
        }

        Limits.Enter(node.Text ?? "lambda", site);
        var frame = new Frame(function.Creator.Method, node.Number, function.Creator.Self, site, TypesOf(function));
        for (var i = 0; i < function.Captures.Count; i++) frame.Variables[node[i].Number] = function.Captures[i];
        Bind(frame, (int)node.Value!, arguments);
        Execute(node[node.Operands.Count - 1], frame);
        Limits.Leave();
        return frame.Result;
    }

    static IReadOnlyDictionary<string, TypeValue>? TypesOf(DelegateValue function)
    {
        if (function.Types is not { } given) return function.Creator.Types;
        var types = new Dictionary<string, TypeValue>(StringComparer.Ordinal);
        foreach (var outer in function.Creator.Types ?? new Dictionary<string, TypeValue>()) types[outer.Key] = outer.Value;
        foreach (var (parameter, type) in function.Node.Operands.Where(o => o.Kind == NodeKind.TypeParameter).Zip(given, (p, t) => (p.Text!, t))) types[parameter] = type;
        return types;
    }

    /// <summary>The type arguments of a method by the keys of its parameters.</summary>
    static Dictionary<string, TypeValue>? TypesOf(EquatableArray<string> parameters, IReadOnlyList<TypeValue>? given)
    {
        if (given is null) return null;
        var types = new Dictionary<string, TypeValue>(StringComparer.Ordinal);
        for (var i = 0; i < parameters.Count && i < given.Count; i++) types[parameters[i]] = given[i];
        return types;
    }

    /// <summary>How many parameters a function has.</summary>
    public int ParametersOf(object? target) => target switch
    {
        DelegateValue { Node: { Kind: NodeKind.Lambda } node } => (int)node.Value!,
        DelegateValue { Node: { } group } => (definitions.Method(group.Text!)?.Parameters ?? 1) - ((group.Number & HasReceiver) == 0 ? group.Operands.Count : 0),
        _ => throw new LibraryException(ProblemIds.Null, "the function is null"),
    };

    /// <summary>The implementation of a virtual method on an object of the definition; null where its class has none.</summary>
    public MethodDefinition? Implementation(Instance instance, string slot) =>
        definitions.Answer(instance.Definition, slot) is { } key ? definitions.Method(key) : null;

    public object? CallMethod(MethodDefinition method, object? self, object?[] arguments, IReadOnlyDictionary<string, TypeValue>? types, CallSite? site)
    {
        Limits.Enter(method.Name, site);
        var frame = new Frame(method.Key, method.Slots, self, site, types);
        Bind(frame, method.Parameters, arguments);
        Execute(method.Body, frame);
        Limits.Leave();
        return frame.Result;
    }

    static void Bind(Frame frame, int parameters, object?[] arguments)
    {
        if (arguments.Length != parameters) throw new InvalidOperationException($"'{KeyNames.WithType(frame.Method)}' takes {parameters} arguments, not {arguments.Length}");
        for (var i = 0; i < parameters; i++)
        {
            if (arguments[i] is Variable reference) frame.Variables[i] = reference;
            else frame.Variables[i].Value = Copy(arguments[i]);
        }
    }

    object? Call(DefinitionNode node, Frame frame)
    {
        var (key, types) = Callee(node, node.Text!, frame);
        var first = types is null ? 0 : 1;
        object? receiver = null;
        if ((node.Number & HasReceiver) != 0)
        {
            receiver = Evaluate(node[first++], frame)
                ?? throw Fail(ProblemIds.Null, $"'{DisplayName(key)}' is called on null", node, frame);
        }

        return CallByKey(key, node.Number, receiver, Arguments(node, frame, first), types, Site(node, frame));
    }

    /// <summary>The method that a node names, on its type argument where it is static and abstract, and the other type arguments.</summary>
    (string Key, List<TypeValue>? Types) Callee(DefinitionNode node, string key, Frame frame)
    {
        if (node.Operands.Count == 0 || node[0].Kind != NodeKind.TypeArguments) return (key, null);
        List<TypeValue> given = [.. node[0].Operands.Select(t => Resolve(t, frame))];
        if (node.Number != IsOnTypeArgument) return (key, given);
        var type = given[0];
        return (OnTypeArgument(key, type), [.. type.Arguments, .. given.Skip(1)]);
    }

    object? CallByKey(string key, int flags, object? receiver, object?[] arguments, IReadOnlyList<TypeValue>? types, CallSite? site)
    {
        if ((flags & IsVirtual) != 0)
        {
            if (receiver is not Instance instance)
            {
                if (key == Language.Forward && arguments[0] is TensorValue x) return receiver is SequentialValue layers ? ApplyAll(scope, layers.Layers, x, site!) : ApplyLayer(receiver, x, site!);
                if (key == Language.Forward) throw new DefinitionException(ProblemIds.Null, "the tensor is null", site);
                throw new DefinitionException(ProblemIds.Unsupported, $"'{DisplayName(key)}' cannot be called here", site);
            }

            key = definitions.Answer(instance.Definition, key) ?? key;
        }

        if (receiver is null && (flags & HasReceiver) != 0) throw new DefinitionException(ProblemIds.Null, $"'{DisplayName(key)}' is called on null", site);
        var method = definitions.Method(key) ?? throw NoDefinition(key, site);
        return CallMethod(method, receiver, arguments, TypesOf(method.TypeParameters, types), site);
    }

    string OnTypeArgument(string slot, TypeValue type) =>
        definitions.Type(type.Key) is { } definition && definitions.Answer(definition, slot) is { } key ? key : slot;

    object? InvokeDelegate(DefinitionNode node, Frame frame)
    {
        var target = Evaluate(node[0], frame);
        return Invoke(target, Arguments(node, frame, 1), Site(node, frame));
    }

    static DelegateValue MakeDelegate(DefinitionNode node, Frame frame)
    {
        var captures = node.Operands.Where(o => o.Kind == NodeKind.Capture).Select(c => frame.Variables[(int)c.Value!]).ToList();
        return new(node, frame, captures, null);
    }

    DelegateValue Typed(DefinitionNode node, Frame frame) =>
        (DelegateValue)NotNull(node[0], frame) with { Types = [.. node.Operands.Skip(1).Select(t => Resolve(t, frame))] };

    DefinitionException NoDefinition(string key, CallSite? site) => new(
        ProblemIds.NoDefinition,
        $"'{DisplayName(key)}' is in an assembly that carries no definition of it: mark its class [Module] and build that assembly with NetGen", site);

    string DisplayName(string key) => definitions.Method(key)?.Name ?? KeyNames.Full(key);
}
