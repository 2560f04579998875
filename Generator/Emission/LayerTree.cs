using NetGenCompiler.Reporting;

namespace NetGenCompiler.Emission;

/// <summary>The layers of a network by their paths, as classes within classes: <c>layer1.0.conv1</c> is conv1 of _0 of layer1.</summary>
sealed class LayerTree
{
    /// <summary>The member of a class for the layer of its own path.</summary>
    public const string Self = "Self";

    readonly Dictionary<string, LayerTree> children = new(StringComparer.Ordinal);
    readonly List<string> order = [];

    /// <summary>The layer of this path; null where it only leads to others.</summary>
    public LayerReport? Layer { get; private set; }

    /// <summary>What lies below, in the order of the layers, by the identifiers of members that can stand beside each other in a class.</summary>
    /// <param name="parent">The name of the class, which no member may have.</param>
    public IEnumerable<(string Name, string Path, LayerTree Tree)> Children(string parent)
    {
        var used = new HashSet<string>(StringComparer.Ordinal) { parent, Self };
        return order.Select(part => (Identifiers.Unique(Identifier(part), used), part, children[part]));
    }

    public bool HasChildren => order.Count > 0;

    public static LayerTree Of(IEnumerable<LayerReport> layers)
    {
        var root = new LayerTree();
        foreach (var layer in layers) layer.Name.Split('.').Aggregate(root, (tree, part) => tree.Child(part)).Layer = layer;
        return root;
    }

    LayerTree Child(string part)
    {
        if (children.TryGetValue(part, out var child)) return child;
        order.Add(part);
        return children[part] = new();
    }

    /// <summary>A part of a path as an identifier: <c>0</c> is _0, <c>relu#2</c> relu_2.</summary>
    static string Identifier(string part)
    {
        var letters = string.Concat(part.Select(c => char.IsLetterOrDigit(c) || c == '_' ? c : '_'));
        return letters.Length == 0 || char.IsDigit(letters[0]) ? "_" + letters : letters;
    }
}
