using System.Reflection;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Graphs.Text;

/// <summary>
/// The records that stand in graph text as a name and arguments: operators and weights. The arguments are the parameters of the primary
/// constructor; one that has its default value is left out.
/// </summary>
static class RecordShape
{
    static readonly Dictionary<string, ConstructorInfo> Weights = typeof(Weight).GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic)
        .Where(t => t.IsSubclassOf(typeof(Weight)))
        .ToDictionary(t => t.Name, t => t.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First(), StringComparer.Ordinal);

    /// <summary>The constructor of an operator by name; null where there is none.</summary>
    public static ConstructorInfo? Operator(string name) => OpCatalog.ConstructorOf(name);

    /// <summary>The constructor of a weight by the name of its record; null where there is none.</summary>
    public static ConstructorInfo? Weight(string name) => Weights.TryGetValue(name, out var constructor) ? constructor : null;

    /// <summary>The arguments of a record that differ from their defaults.</summary>
    public static IEnumerable<(string Name, object Value)> ArgumentsOf(object record, ConstructorInfo constructor) =>
        from parameter in constructor.GetParameters()
        let value = record.GetType().GetProperty(parameter.Name!)!.GetValue(record)
        where value is not null && !(parameter.HasDefaultValue && Equals(value, OpArgument.DefaultOf(parameter)))
        select (CamelCase(parameter.Name!), value);

    public static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}
