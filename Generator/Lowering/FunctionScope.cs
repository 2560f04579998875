using Microsoft.CodeAnalysis;

namespace NetGenCompiler.Lowering;

/// <summary>The variables of a method or lambda: each has a slot, and those of functions around it are captured when they are used.</summary>
sealed class FunctionScope(FunctionScope? parent)
{
    readonly Dictionary<ISymbol, int> slots = new(SymbolEqualityComparer.Default);
    readonly HashSet<ISymbol> captured = new(SymbolEqualityComparer.Default);

    public int Count { get; private set; }

    /// <summary>Whether the function yields.</summary>
    public bool IsIterator { get; set; }

    /// <summary>The captured variables: the slot here and the slot in the function around.</summary>
    public List<(int Inner, int Outer)> Captures { get; } = [];

    public int Declare(ISymbol variable) => slots.TryGetValue(variable, out var slot) ? slot : slots[variable] = Count++;

    public int Temporary() => Count++;

    public bool Knows(ISymbol variable) => slots.ContainsKey(variable) || parent?.Knows(variable) == true;

    public int SlotOf(ISymbol variable)
    {
        if (slots.TryGetValue(variable, out var slot)) return slot;
        if (parent?.Knows(variable) != true) return Declare(variable);
        return Capture(variable);
    }

    /// <summary>Whether a function inside captures a variable of this one.</summary>
    public bool IsCaptured(ISymbol variable) => captured.Contains(variable);

    int Capture(ISymbol variable)
    {
        var outer = parent!.SlotOf(variable);
        parent.captured.Add(variable);
        var inner = Declare(variable);
        Captures.Add((inner, outer));
        return inner;
    }
}
