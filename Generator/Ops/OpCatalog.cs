using System.Reflection;

namespace NetGenCompiler.Ops;

/// <summary>
/// All operators, found by reflection over this assembly, and their one generic mechanism: an operator's arguments are the parameters of
/// its record's primary constructor.
/// </summary>
static class OpCatalog
{
    static readonly Dictionary<string, ConstructorInfo> Constructors = typeof(Op).Assembly.GetTypes()
        .Where(t => typeof(Op).IsAssignableFrom(t) && !t.IsAbstract)
        .ToDictionary(t => t.Name, t => t.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First(), StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Names => Constructors.Keys;

    public static bool Contains(string name) => Constructors.ContainsKey(name);

    /// <summary>The primary constructor of an operator's record; null where there is no such operator.</summary>
    public static ConstructorInfo? ConstructorOf(string name) => Constructors.TryGetValue(name, out var constructor) ? constructor : null;

    /// <summary>Makes an operator from the DSL's arguments, by name; what is left out takes its default.</summary>
    /// <exception cref="ArgumentException">There is no such operator or argument, or a value is of the wrong type.</exception>
    public static Op Create(string name, IReadOnlyDictionary<string, object?> arguments)
    {
        if (!Constructors.TryGetValue(name, out var constructor)) throw new ArgumentException($"there is no operator '{name}'");
        var parameters = constructor.GetParameters();
        foreach (var argument in arguments.Keys)
        {
            if (!parameters.Any(p => Matches(p, argument))) throw new ArgumentException($"{name} has no argument '{argument}'");
        }

        var values = parameters.Select(p => arguments.Where(a => Matches(p, a.Key)).Select(a => (true, a.Value)).FirstOrDefault() is (true, var value)
            ? OpArgument.Convert(name, p, value)
            : p.HasDefaultValue ? OpArgument.DefaultOf(p) : throw new ArgumentException($"{name} lacks its argument '{p.Name}'"));
        return (Op)constructor.Invoke([.. values]);
    }

    /// <summary>Whether an operator's layers hold weights.</summary>
    public static bool HasParameters(Op op) => op.GetType().GetMethod(nameof(Op.Parameters))!.DeclaringType != typeof(Op);

    /// <summary>The arguments of an operator, in the order of its constructor.</summary>
    public static IEnumerable<(string Name, object? Value)> ArgumentsOf(Op op) => Constructors[op.Name].GetParameters()
        .Select(p => (p.Name!, (object?)op.GetType().GetProperty(p.Name!)!.GetValue(op)));

    /// <summary>The default of an argument; null where it has none.</summary>
    public static object? DefaultOf(string op, string argument) =>
        Constructors[op].GetParameters().Single(p => Matches(p, argument)) is { HasDefaultValue: true } p ? OpArgument.DefaultOf(p) : null;

    static bool Matches(ParameterInfo parameter, string argument) => string.Equals(parameter.Name, argument, StringComparison.OrdinalIgnoreCase);
}
