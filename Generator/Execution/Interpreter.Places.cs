using NetGenCompiler.Definition;

namespace NetGenCompiler.Execution;

/// <content>Assignments and the places that they store to.</content>
sealed partial class Interpreter
{
    /// <summary>The place that a target denotes; its parts are evaluated once.</summary>
    Variable Locate(DefinitionNode target, Frame frame)
    {
        switch (target.Kind)
        {
            case NodeKind.Local:
                return frame.Variables[target.Number];
            case NodeKind.Discard:
                return new();
            case NodeKind.Field:
                var instance = (Instance)NotNull(target[0], frame);
                return new ComputedVariable(() => FieldOf(instance, target.Text!), value => instance.Fields[target.Text!] = value);
            case NodeKind.StaticField:
                var field = (EnsureStatics(Resolve(target[0], frame), Site(target, frame)), target.Text!);
                return new ComputedVariable(() => statics[field], value => statics[field] = value);
            case NodeKind.Dereference:
                return (Variable)NotNull(target[0], frame);
            case NodeKind.Element when target.Operands.Count > 2:
                var (grid, indices) = (GridOf(target, frame), Indices(target, frame));
                return new ComputedVariable(() => grid[indices], value => grid[indices] = value);
            case NodeKind.Element:
                var (collection, index) = (NotNull(target[0], frame), Evaluate(target[1], frame));
                return new ComputedVariable(() => Collections.Get(collection, index, this), value => Collections.Set(collection, index, value, this));
            case NodeKind.TupleItem:
                var tuple = TupleOf(target[0], frame);
                return new ComputedVariable(() => tuple.Items[target.Number], value => tuple.Items[target.Number] = value);
            case NodeKind.Property:
                return PropertyPlace(target, frame);
            case NodeKind.LibraryMember when target[1].Kind == NodeKind.Local:
                var holder = frame.Variables[target[1].Number];
                return new ComputedVariable(() => Evaluate(target, frame), value => holder.Value = LanguageValues.With(holder.Value, target.Text!, (int)value!));
            case NodeKind.Tuple:
                var parts = target.Operands.Select(o => Locate(o, frame)).ToList();
                return new ComputedVariable(() => new TupleValue([.. parts.Select(p => p.Value)]), value => StoreParts(parts, LanguageValues.Parts(value)!));
            case NodeKind.Condition:
                return Locate(Condition(target[0], frame) ? target[1] : target[2], frame);
            default:
                throw Fail(ProblemIds.Unsupported, "this cannot be assigned to", target, frame);
        }
    }

    static void StoreParts(List<Variable> places, object?[] parts)
    {
        for (var i = 0; i < places.Count; i++) places[i].Value = Copy(parts[i]);
    }

    void Store(DefinitionNode target, object? value, Frame frame)
    {
        if (target.Kind == NodeKind.Deconstruct) DeconstructInto(target[0], target, value, frame);
        else Locate(target, frame).Value = Copy(value);
    }

    object? Assign(DefinitionNode node, Frame frame)
    {
        var place = Locate(node[0], frame);
        var value = Copy(Evaluate(node[1], frame));
        place.Value = value;
        return value;
    }

    object? Update(DefinitionNode node, Frame frame)
    {
        var place = Locate(node[0], frame);
        var old = place.Value;
        frame.Variables[node[1].Number].Value = old;
        var value = Evaluate(node[2], frame);
        place.Value = value;
        return node.Number == 1 ? old : value;
    }

    object? CoalesceAssign(DefinitionNode node, Frame frame)
    {
        var place = Locate(node[0], frame);
        return place.Value ??= Copy(Evaluate(node[1], frame));
    }

    object? Deconstruct(DefinitionNode node, Frame frame)
    {
        var places = node[0].Kind == NodeKind.Tuple ? node[0].Operands.Select(o => o.Kind == NodeKind.Tuple ? null : Locate(o, frame)).ToList() : [];
        var value = Evaluate(node[1], frame);
        var parts = PartsOf(value, node, places.Count, frame);
        for (var i = 0; i < places.Count; i++)
        {
            if (places[i] is { } place) place.Value = Copy(parts[i]);
            else DeconstructInto(node[0][i], node[0][i], parts[i], frame);
        }

        return value;
    }

    void DeconstructInto(DefinitionNode targets, DefinitionNode method, object? value, Frame frame)
    {
        var parts = PartsOf(value, method, targets.Operands.Count, frame);
        for (var i = 0; i < parts.Length; i++)
        {
            var target = targets[i];
            if (target.Kind == NodeKind.Tuple) DeconstructInto(target, target, parts[i], frame);
            else Locate(target, frame).Value = Copy(parts[i]);
        }
    }

    /// <summary>The parts of a value, by the Deconstruct method that the node's Text names or by its own nature.</summary>
    object?[] PartsOf(object? value, DefinitionNode node, int count, Frame frame)
    {
        if (value is null) throw Fail(ProblemIds.Null, "null is deconstructed", node, frame);
        if (node.Text is { } key && definitions.Method(key) is { } method)
        {
            var isExtension = method.Parameters > count;
            var results = Enumerable.Range(0, count).Select(_ => new Variable()).ToList();
            CallMethod(method, isExtension ? null : value, isExtension ? [value, .. results] : [.. results], null, Site(node, frame));
            return [.. results.Select(r => r.Value)];
        }

        var parts = value is Instance { Definition.IsRecord: true } record
            ? [.. record.Definition.Parts.Select(p => FieldOf(record, p))]
            : LanguageValues.Parts(value);
        return parts?.Length == count ? parts : throw Fail(ProblemIds.Unsupported, $"a {ValueText.TypeName(value)} cannot be deconstructed into {count} parts", node, frame);
    }

    TupleValue TupleOf(DefinitionNode node, Frame frame) => (TupleValue)NotNull(node, frame);

    object? GetProperty(DefinitionNode node, Frame frame)
    {
        var (key, types) = Callee(node, node.Text!, frame);
        var first = types is null ? 0 : 1;
        var receiver = PropertyReceiver(node, first, frame);
        return CallByKey(key, node.Number, receiver, Arguments(node, frame, FirstIndex(node, first)), types, Site(node, frame));
    }

    ComputedVariable PropertyPlace(DefinitionNode node, Frame frame)
    {
        var (getter, types) = Callee(node, node.Text!, frame);
        var setter = node.Value is string key ? Callee(node, key, frame).Key : "";
        var first = types is null ? 0 : 1;
        var receiver = PropertyReceiver(node, first, frame);
        var indices = Arguments(node, frame, FirstIndex(node, first));
        var site = Site(node, frame);
        return new(
            () => CallByKey(getter, node.Number, receiver, indices, types, site),
            value => CallByKey(setter, node.Number, receiver, [.. indices, value], types, site));
    }

    object? PropertyReceiver(DefinitionNode node, int operand, Frame frame)
    {
        if ((node.Number & HasReceiver) == 0) return null;
        return Evaluate(node[operand], frame) ?? throw Fail(ProblemIds.Null, $"'{DisplayName(node.Text!)}' is read from null", node, frame);
    }

    static int FirstIndex(DefinitionNode node, int first) => (node.Number & HasReceiver) == 0 ? first : first + 1;
}
