using System.Globalization;

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

    public string TextOf(Instance instance)
    {
        if (Implementation(instance, Language.TextMethod) is { } method) return ValueText.Of(this, CallMethod(method, instance, [], null, null));
        var definition = instance.Definition;
        if (!definition.IsRecord) return definition.Key.Substring(2);
        var parts = definitions.Hierarchy(definition).Reverse().SelectMany(t => t.Parts).Distinct()
            .Select(p => $"{LastSegment(p)} = {ValueText.Of(this, FieldOf(instance, p))}");
        return $"{definition.Name} {{ {string.Join(", ", parts)} }}";
    }
}
