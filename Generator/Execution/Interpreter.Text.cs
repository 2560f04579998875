using System.Runtime.CompilerServices;
using NetGenCompiler.Definition;

namespace NetGenCompiler.Execution;

/// <content>Text of enums and of objects.</content>
sealed partial class Interpreter
{
    public TypeDefinition? EnumOf(string key) => definitions.Type(key);

    public string NameOf(EnumValue item) => EnumText.Of(item, definitions.Type(item.Type), null);

    object? Printed(Instance instance, string key) => instance.Fields.TryGetValue(key, out var value) ? value : CallByKey(key, HasReceiver, instance, [], null, null);

    public string TextOf(Instance instance)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Limits.Step();
        if (Implementation(instance, Language.TextMethod) is { } method) return ValueText.Of(this, CallMethod(method, instance, [], null, null));
        var definition = instance.Definition;
        if (!definition.IsRecord) return definition.FullName;
        var parts = definitions.Hierarchy(definition).Reverse().SelectMany(t => t.Printed)
            .Select(p => $"{p.Name} = {ValueText.Of(this, Printed(instance, p.Key))}");
        var members = string.Join(", ", parts);
        return members.Length == 0 ? $"{definition.Name} {{ }}" : $"{definition.Name} {{ {members} }}";
    }
}
