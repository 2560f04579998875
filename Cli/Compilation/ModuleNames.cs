using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace NetGen.Cli.Compilation;

/// <summary>
/// The paths of layers and modules, by the rule of the language: fields in the order of declaration, those of a base class first, captured
/// parameters of a primary constructor last; elements of collections by index; the first path found counts.
/// </summary>
sealed class ModuleNames
{
    readonly List<(Operator Layer, string Path)> operators = [];
    readonly Dictionary<object, string> modules = new(ReferenceEqualityComparer.Instance);
    readonly HashSet<object> seen = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyList<(Operator Layer, string Path)> Operators => operators;

    public IReadOnlyDictionary<object, string> Modules => modules;

    public static ModuleNames Of(Module root)
    {
        var names = new ModuleNames();
        names.Visit(root, "");
        return names;
    }

    void Visit(object? value, string path)
    {
        if (value is null or string || value is not ValueType && !seen.Add(value)) return;
        switch (value)
        {
            case Operator layer:
                operators.Add((layer, path));
                break;
            case Sequential layers:
                modules[layers] = path;
                VisitItems(layers, path);
                break;
            case Module module:
                modules[module] = path;
                foreach (var (name, field) in FieldsOf(module.GetType())) Visit(field.GetValue(module), Join(path, name));
                break;
            case IDictionary dictionary:
                foreach (DictionaryEntry entry in dictionary) Visit(entry.Value, Join(path, entry.Key.ToString()!));
                break;
            case ITuple tuple:
                for (var i = 0; i < tuple.Length; i++) Visit(tuple[i], Join(path, $"{i}"));
                break;
            case IList list:
                VisitItems(list, path);
                break;
        }
    }

    void VisitItems(IEnumerable items, string path)
    {
        var index = 0;
        foreach (var item in items) Visit(item, Join(path, $"{index++}"));
    }

    static IEnumerable<(string Name, FieldInfo Field)> FieldsOf(Type type)
    {
        if (type.BaseType is { } parent && parent != typeof(object))
        {
            foreach (var field in FieldsOf(parent)) yield return field;
        }

        var own = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .OrderBy(f => IsCapture(f)).ThenBy(f => f.MetadataToken);
        foreach (var field in own) yield return (NameOf(type, field), field);
    }

    static bool IsCapture(FieldInfo field) => field.Name.EndsWith(">P", StringComparison.Ordinal);

    static string NameOf(Type type, FieldInfo field)
    {
        // A property's backing field is <Name>k__BackingField, a captured parameter's <name>P.
        var name = field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;
        MemberInfo member = field.Name.EndsWith(">k__BackingField", StringComparison.Ordinal)
            ? type.GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!
            : field;
        return member.GetCustomAttribute<NameAttribute>()?.Name ?? name.TrimStart('_');
    }

    static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
