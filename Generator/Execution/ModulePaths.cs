using System.Runtime.CompilerServices;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Execution;

/// <summary>
/// The paths of layers and modules: fields in the order of declaration, those of a base class first, captured parameters of a primary
/// constructor last; elements of collections by index, of dictionaries by key; the first path found counts.
/// </summary>
sealed class ModulePaths(Definitions definitions)
{
    readonly HashSet<object> seen = new(ReferenceComparer.Instance);

    public List<(LayerHandle Layer, string Path)> Layers { get; } = [];

    public Dictionary<object, string> Modules { get; } = new(ReferenceComparer.Instance);

    public void Visit(object? value, string path)
    {
        if (value is null or string) return;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (value is not TupleValue && !seen.Add(value)) return;
        switch (value)
        {
            case LayerHandle layer:
                Layers.Add((layer, path));
                break;
            case SequentialValue sequence:
                Modules[sequence] = path;
                VisitItems(sequence.Layers, path);
                break;
            case Instance instance when IsModule(instance):
                Modules[instance] = path;
                VisitFields(instance, path);
                break;
            case Dictionary<object, object?> dictionary:
                foreach (var entry in dictionary) Visit(entry.Value, Join(path, ValueText.Of(null, entry.Key)));
                break;
            case TupleValue tuple:
                VisitItems(tuple.Items, path);
                break;
            case object?[] or List<object?>:
                VisitItems((IEnumerable<object?>)value, path);
                break;
        }
    }

    bool IsModule(Instance instance) => definitions.Hierarchy(instance.Definition).Any(t => t.Base?.Text is Language.Layer or Language.Module);

    void VisitFields(Instance instance, string path)
    {
        foreach (var level in definitions.Hierarchy(instance.Definition).Reverse())
        {
            foreach (var field in level.Fields)
            {
                if (field.Name.Length > 0 && instance.Fields.TryGetValue(field.Key, out var value)) Visit(value, Join(path, field.Name));
            }
        }
    }

    void VisitItems(IEnumerable<object?> items, string path)
    {
        var index = 0;
        foreach (var item in items) Visit(item, Join(path, $"{index++}"));
    }

    static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
