using NetGenCompiler.Definition;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Execution;

/// <content>Objects, their construction, their fields, and static fields.</content>
sealed partial class Interpreter
{
    /// <summary>A copy of a value of a value type, the value itself otherwise.</summary>
    public static object? Copy(object? value) => value switch
    {
        Instance { Definition.IsValue: true } instance => instance.Copy(),
        TupleValue tuple => tuple.Copy(),
        _ => value,
    };

    Instance New(DefinitionNode node, Frame frame)
    {
        var type = Resolve(node[0], frame);
        var definition = definitions.Type(type.Key) ?? throw NoDefinition(type.Key, Site(node, frame));
        var arguments = Arguments(node, frame, 1);
        var instance = Blank(definition, type);
        if (node.Text is { } constructor) Construct(constructor, instance, arguments, Site(node, frame));
        return instance;
    }

    /// <summary>An object whose fields have the defaults of their types.</summary>
    Instance Blank(TypeDefinition definition, TypeValue type)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        var instance = new Instance(this, definition, type);
        foreach (var level in definitions.Hierarchy(definition))
        {
            foreach (var field in level.Fields) instance.Fields[field.Key] = DefaultOf(Resolve(field.Type, p => ClassArgument(instance, p)));
        }

        return instance;
    }

    /// <summary>The keys of the fields that an object has in the CLR: parameters of a constructor that it does not keep are left out.</summary>
    public IEnumerable<string> KeptFields(Instance instance) =>
        definitions.Hierarchy(instance.Definition).SelectMany(t => t.Fields).Where(f => f.Name.Length > 0).Select(f => f.Key);

    void Construct(string constructor, Instance instance, object?[] arguments, CallSite site)
    {
        var method = definitions.Method(constructor) ?? throw NoDefinition(constructor, site);
        CallMethod(method, instance, arguments, null, site);
    }

    object? CallConstructor(DefinitionNode node, Frame frame)
    {
        Construct(node.Text!, (Instance)frame.Self!, Arguments(node, frame, 0), Site(node, frame));
        return null;
    }

    object? InitializeFields(DefinitionNode node, Frame frame)
    {
        if (definitions.Type(node.Text!)?.Initializer is { } key && definitions.Method(key) is { } method)
        {
            CallMethod(method, frame.Self, [], null, Site(node, frame));
        }

        return null;
    }

    object? Initialize(object? value, DefinitionNode node, Frame frame)
    {
        frame.Variables[node[1].Number].Value = value;
        for (var i = 2; i < node.Operands.Count; i++) Evaluate(node[i], frame);
        return frame.Variables[node[1].Number].Value;
    }

    object Copied(DefinitionNode node, Frame frame) => NotNull(node[0], frame) switch
    {
        Instance instance => instance.Copy(),
        TupleValue tuple => tuple.Copy(),
        var value => value,
    };

    object? ReadField(DefinitionNode node, Frame frame) => Evaluate(node[0], frame) switch
    {
        Instance instance => FieldOf(instance, node.Text!),
        Size2 or Size3 or Padding2 => throw new InvalidOperationException("sizes have no fields"),
        null => throw Fail(ProblemIds.Null, $"'{KeyNames.Short(node.Text!)}' is read from null", node, frame),
        var other => throw Fail(ProblemIds.Unsupported, $"'{KeyNames.Short(node.Text!)}' cannot be read from a {ValueText.TypeName(other)}", node, frame),
    };

    static object? FieldOf(Instance instance, string key) =>
        instance.Fields.TryGetValue(key, out var value) ? value : throw new InvalidOperationException($"'{instance.Definition.Name}' has no field '{KeyNames.Short(key)}'");

    object? ReadStatic(DefinitionNode node, Frame frame)
    {
        var type = EnsureStatics(Resolve(node[0], frame), Site(node, frame));
        return statics.TryGetValue((type, node.Text!), out var value) ? value : throw NoDefinition(node.Text!, Site(node, frame));
    }

    /// <summary>Initialises the static fields of a type before they are first used; each instantiation of a generic type has its own.</summary>
    TypeValue EnsureStatics(TypeValue type, CallSite site)
    {
        if (!initializedTypes.Add(type)) return type;
        var definition = definitions.Type(type.Key) ?? throw NoDefinition(type.Key, site);
        var arguments = TypesOf(definition.TypeParameters, type.Arguments)!;
        foreach (var field in definition.StaticFields) statics[(type, field.Key)] = DefaultOf(Resolve(field.Type, p => arguments.TryGetValue(p, out var given) ? given : null));
        if (definition.StaticInitializer is { } initializer && definitions.Method(initializer) is { } method) CallMethod(method, null, [], arguments, site);
        return type;
    }

    /// <summary>What the constructor without parameters of a type argument makes.</summary>
    object NewOfType(DefinitionNode node, Frame frame)
    {
        var type = Resolve(node[0], frame);
        if (definitions.Type(type.Key) is not { Form: not TypeForm.Enum } definition)
        {
            var name = type.Key.Substring(2);
            return DefaultOf(type) ?? Library.New(this, name.IndexOf('`') is >= 0 and var arity ? name.Substring(0, arity) : name, type, []);
        }

        var instance = Blank(definition, type);
        var constructor = $"M:{definition.FullName}.#ctor";
        if (!definition.IsValue || definitions.Method(constructor) is not null) Construct(constructor, instance, [], Site(node, frame));
        return instance;
    }
}
