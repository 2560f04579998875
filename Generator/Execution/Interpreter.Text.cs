using System.Globalization;
using System.Runtime.CompilerServices;

namespace NetGenCompiler.Execution;

/// <content>Text of enums and of objects.</content>
sealed partial class Interpreter
{
    public string NameOf(EnumValue item)
    {
        var members = definitions.Type(item.Type)?.Members ?? [];
        if (members.FirstOrDefault(m => m.Value == item.Number) is { } exact) return exact.Name;
        return item.Number.ToString(CultureInfo.InvariantCulture);
    }

    object? Printed(Instance instance, string key) => instance.Fields.TryGetValue(key, out var value) ? value : CallByKey(key, HasReceiver, instance, [], null, null);

    public string TextOf(Instance instance)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Limits.Step();
        if (Implementation(instance, Language.TextMethod) is { } method) return ValueText.Of(this, CallMethod(method, instance, [], null, null));
        var definition = instance.Definition;
        if (!definition.IsRecord) return definition.Key.Substring(2);
        var parts = definitions.Hierarchy(definition).Reverse().SelectMany(t => t.Printed)
            .Select(p => $"{p.Name} = {ValueText.Of(this, Printed(instance, p.Key))}");
        return $"{definition.Name} {{ {string.Join(", ", parts)} }}";
    }
}
