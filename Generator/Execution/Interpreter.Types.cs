using NetGenCompiler.Definition;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Execution;

/// <content>Types: their arguments, defaults, tests and conversions.</content>
sealed partial class Interpreter
{
    TypeValue Resolve(DefinitionNode type, Frame frame) => Resolve(type, parameter =>
        frame.Types is { } types && types.TryGetValue(parameter, out var given) ? given
        : frame.Self is Instance instance ? ClassArgument(instance, parameter) : null);

    TypeValue Resolve(DefinitionNode type, Func<string, TypeValue?> argument)
    {
        Limits.Step();
        return type.Kind == NodeKind.TypeParameter
            ? argument(type.Text!) ?? new("T:System.Object", [])
            : new(type.Text!, type.Operands.Select(o => Resolve(o, argument)).ToEquatableArray());
    }

    /// <summary>What a class's type parameter stands for in an object, found along its base classes.</summary>
    TypeValue? ClassArgument(Instance instance, string parameter)
    {
        var arguments = instance.Type.Arguments;
        foreach (var level in definitions.Hierarchy(instance.Definition))
        {
            for (var i = 0; i < level.TypeParameters.Count && i < arguments.Count; i++)
            {
                if (level.TypeParameters[i] == parameter) return arguments[i];
            }

            var (parameters, given) = (level.TypeParameters, arguments);
            if (level.Base is null) return null;
            arguments = Resolve(level.Base, name => Enumerable.Range(0, Math.Min(parameters.Count, given.Count)).Where(i => parameters[i] == name).Select(i => given[i]).FirstOrDefault()).Arguments;
        }

        return null;
    }

    public object? DefaultOf(TypeValue type)
    {
        switch (type.Key)
        {
            case Language.Size2: return default(Size2);
            case Language.Size3: return default(Size3);
            case Language.Padding2: return default(Padding2);
            case "T:System.Span`1" or "T:System.ReadOnlySpan`1": return LanguageValues.ToSpan(null);
            case "T:System.Index": return new IndexValue(0, false);
        }

        if (NumericTypes.Default(type.Key) is { } number) return number;
        if (type.Key.StartsWith("T:System.ValueTuple`", StringComparison.Ordinal)) return new TupleValue([.. type.Arguments.Select(DefaultOf)]);
        return definitions.Type(type.Key) switch
        {
            { Form: TypeForm.Enum } => new EnumValue(type.Key, 0),
            { IsValue: true } structure => Blank(structure, type),
            _ => null,
        };
    }

    object? ConvertTo(object? value, TypeValue type, bool isChecked)
    {
        if (value is null) return type.Key is "T:System.Span`1" or "T:System.ReadOnlySpan`1" ? LanguageValues.ToSpan(value) : null;
        if (type.Key == "T:System.Nullable`1") return ConvertTo(value, type.Arguments[0], isChecked);
        if (type.Key == Language.Size2) return LanguageValues.ToSize(value);
        if (type.Key == Language.Size3) return LanguageValues.ToVolumeSize(value);
        if (type.Key == Language.Padding2) return LanguageValues.ToPadding(value);
        if (type.Key == "T:System.Index") return ToIndex(value);
        if (type.Key is "T:System.Span`1" or "T:System.ReadOnlySpan`1") return LanguageValues.ToSpan(value);
        if (value is TupleValue tuple && type.Arguments.Count == tuple.Items.Length)
        {
            return new TupleValue([.. tuple.Items.Select((item, i) => ConvertTo(item, type.Arguments[i], isChecked))]);
        }

        if (definitions.Type(type.Key) is { Form: TypeForm.Enum }) return new EnumValue(type.Key, NumericTypes.ToLong(value is EnumValue e ? e.Number : value));
        return NumericTypes.Convert(value is EnumValue item ? item.Number : value, type.Key, isChecked);
    }

    object? Cast(DefinitionNode node, Frame frame)
    {
        var value = Evaluate(node[0], frame);
        var type = Resolve(node[1], frame);
        if (value is null || IsInstance(value, type)) return value;
        throw Fail(ProblemIds.InvalidCast, $"a {ValueText.TypeName(value)} is not a {ValueText.TypeName(type)}", node, frame);
    }

    public bool IsInstance(object? value, TypeValue type) => value switch
    {
        null => false,
        _ when type.Key == "T:System.Object" => true,
        _ when type.Key == "T:System.Nullable`1" => IsInstance(value, type.Arguments[0]),
        Instance instance => IsInstance(instance, type),
        EnumValue item => type.Key == item.Type || type.Key == "T:System.Enum",
        ExceptionValue exception => ExceptionValue.IsInstance(exception.Type, type.Key.Substring(2)),
        GridValue grid => type.Key == "T:System.Array" || type.Key.Length == grid.Lengths.Count + 1,
        object?[] array when type.Key == "[]" => array.All(item => item is null || IsInstance(item, type.Arguments[0])),
        _ => LanguageValues.IsInstance(value, type.Key),
    };

    bool IsInstance(Instance instance, TypeValue type)
    {
        var key = type.Key;
        if (key == "T:System.ValueType") return instance.Definition.IsValue;
        foreach (var level in definitions.Hierarchy(instance.Definition))
        {
            if (level.Key == key) return type.Arguments.Count == 0 || ArgumentsFit(instance, level, type);
            if (level.Interfaces.Any(i => i.Text == key)) return true;
            if (level.Base?.Text is { } parent && ExceptionValue.IsInstance(parent.Substring(2), key.Substring(2))) return true;
            if (level.Base?.Text == key || (level.Base?.Text == Language.Layer && key == Language.Module)) return true;
        }

        return false;
    }

    bool ArgumentsFit(Instance instance, TypeDefinition level, TypeValue type) =>
        level.TypeParameters.Select((parameter, i) => ClassArgument(instance, parameter) is not { } actual || actual == type.Arguments[i]).All(fits => fits);
}
