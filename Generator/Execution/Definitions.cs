using System.Runtime.CompilerServices;
using NetGenCompiler.Definition;

namespace NetGenCompiler.Execution;

/// <summary>Finds types and methods by key, in the network first and then in the libraries that it uses.</summary>
sealed class Definitions(NetworkDefinition network, IReadOnlyList<ModuleLibrary> libraries)
{
    static readonly ConditionalWeakTable<ModuleLibrary, Table> LibraryTables = new();

    readonly List<Table> tables =
        [new(network.Types, network.Methods), .. libraries.Select(l => LibraryTables.GetValue(l, static library => new(library.Types, library.Methods)))];

    /// <summary>The assembly that a method or type was last taken from; null where all are the network's own.</summary>
    public string? Lender { get; private set; }

    public MethodDefinition? Method(string key) => Find(key, static table => table.Methods);

    public TypeDefinition? Type(string key) => Find(key, static table => table.Types);

    T? Find<T>(string key, Func<Table, Dictionary<string, T>> kind)
        where T : class
    {
        for (var i = 0; i < tables.Count; i++)
        {
            if (!kind(tables[i]).TryGetValue(key, out var found)) continue;
            if (i > 0) Lender = libraries[i - 1].Assembly;
            return found;
        }

        return null;
    }

    public TypeDefinition? BaseOf(TypeDefinition type) => type.Base?.Text is { } key ? Type(key) : null;

    /// <summary>The type and its base classes, the type first. A cycle, which only a broken text has, ends.</summary>
    public IEnumerable<TypeDefinition> Hierarchy(TypeDefinition type)
    {
        var left = ExecutionLimits.MaximumDepth;
        for (var current = type; current is not null && left-- > 0; current = BaseOf(current)) yield return current;
    }

    /// <summary>The key of the method that answers a virtual or interface call on an object of a type.</summary>
    public string? Answer(TypeDefinition type, string slot)
    {
        string? answer = null;
        for (var (current, hops) = (slot, 0); hops < 8; hops++)
        {
            var next = Hierarchy(type).Select(t => SlotOf(t, current)).FirstOrDefault(m => m is not null);
            if (next is null || next == current) return next ?? answer;
            answer = current = next;
        }

        return answer;
    }

    static string? SlotOf(TypeDefinition type, string slot)
    {
        foreach (var item in type.Slots)
        {
            if (item.Slot == slot) return item.Method;
        }

        return null;
    }

    sealed class Table
    {
        public Table(IReadOnlyList<TypeDefinition> types, IReadOnlyList<MethodDefinition> methods)
        {
            // A broken text may define a key twice; the first counts.
            foreach (var type in types.Reverse()) Types[type.Key] = type;
            foreach (var method in methods.Reverse()) Methods[method.Key] = method;
        }

        public Dictionary<string, TypeDefinition> Types { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, MethodDefinition> Methods { get; } = new(StringComparer.Ordinal);
    }
}
