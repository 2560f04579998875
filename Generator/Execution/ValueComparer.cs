using System.Runtime.CompilerServices;
using NetGenCompiler.Definition;

namespace NetGenCompiler.Execution;

/// <summary>C#'s default equality: by value for numbers, strings, enums, tuples, structs and records, by a class's own Equals where it has one, else by identity.</summary>
sealed class ValueComparer(Interpreter interpreter) : IEqualityComparer<object?>
{
    public new bool Equals(object? x, object? y)
    {
        if (ReferenceEquals(x, y)) return true;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return (x, y) switch
        {
            (null, _) or (_, null) => false,
            (TupleValue a, TupleValue b) => a.Items.Length == b.Items.Length && a.Items.Zip(b.Items, Equals).All(equal => equal),
            (PairValue a, PairValue b) => Equals(a.Key, b.Key) && Equals(a.Value, b.Value),
            (Instance a, _) => Equals(a, y),
            _ => x.Equals(y),
        };
    }

    public int GetHashCode(object? value) => value switch
    {
        null => 0,
        TupleValue tuple => Combine(tuple.Items),
        Instance instance => HashOf(instance),
        PairValue pair => Combine([pair.Key, pair.Value]),
        string or EnumValue or ValueType => value.GetHashCode(),
        _ => RuntimeHelpers.GetHashCode(value),
    };

    bool Equals(Instance a, object? other)
    {
        if (interpreter.Implementation(a, Language.EqualsMethod) is { } method) return (bool)interpreter.CallMethod(method, a, [other], null, null)!;
        return HasValueEquality(a) && other is Instance b && a.Type == b.Type && interpreter.KeptFields(a).All(f => Equals(a.Fields[f], b.Fields[f]));
    }

    int HashOf(Instance instance)
    {
        if (interpreter.Implementation(instance, Language.HashMethod) is { } method) return (int)interpreter.CallMethod(method, instance, [], null, null)!;
        return HasValueEquality(instance) ? Combine(interpreter.KeptFields(instance).Select(f => instance.Fields[f])) : RuntimeHelpers.GetHashCode(instance);
    }

    int Combine(IEnumerable<object?> parts)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return parts.Aggregate(17, (hash, part) => unchecked((hash * 31) + GetHashCode(part)));
    }

    static bool HasValueEquality(Instance instance) => instance.Definition.Form != TypeForm.Class;
}
