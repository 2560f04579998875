using NetGenCompiler.Graphs;

namespace NetGenCompiler.Execution;

/// <summary>A running method or lambda.</summary>
sealed class Frame
{
    public Frame(string method, int slots, object? self, CallSite? caller, IReadOnlyDictionary<string, TypeValue>? types)
    {
        Method = method;
        Self = self;
        Caller = caller;
        Types = types;
        Variables = new Variable[slots];
        for (var i = 0; i < slots; i++) Variables[i] = new();
    }

    /// <summary>The key of the method whose table of places the nodes refer to.</summary>
    public string Method { get; }

    public object? Self { get; }

    public CallSite? Caller { get; }

    /// <summary>The type arguments, by the keys of the parameters.</summary>
    public IReadOnlyDictionary<string, TypeValue>? Types { get; }

    public Variable[] Variables { get; }

    public object? Result { get; set; }

    /// <summary>Where a jump goes.</summary>
    public int Label { get; set; }

    /// <summary>How the statement of an iterator ended that was enumerated last.</summary>
    public Flow Flow { get; set; }
}
