namespace NetGenCompiler.Execution;

/// <summary>The throw helpers of argument exceptions.</summary>
static class GuardFunctions
{
    const string Range = "System.ArgumentOutOfRangeException.ThrowIf";

    public static IReadOnlyDictionary<string, LibraryFunction> Table { get; } = new Dictionary<string, LibraryFunction>(StringComparer.Ordinal)
    {
        ["System.ArgumentNullException.ThrowIfNull"] = (_, c) => c[0] is null ? throw new LibraryException(ProblemIds.Thrown, $"{c[1]} is null", "System.ArgumentNullException") : null,
        ["System.ArgumentException.ThrowIfNullOrEmpty"] = (_, c) => string.IsNullOrEmpty((string?)c[0]) ? throw Failed($"{c[1]} is empty") : null,
        ["System.ArgumentException.ThrowIfNullOrWhiteSpace"] = (_, c) => string.IsNullOrWhiteSpace((string?)c[0]) ? throw Failed($"{c[1]} is empty") : null,
        [Range + "Negative"] = (_, c) => NumericSign(c[0]) < 0 ? throw Refused(c, 1, "must not be negative") : null,
        [Range + "NegativeOrZero"] = (_, c) => NumericSign(c[0]) <= 0 ? throw Refused(c, 1, "must be positive") : null,
        [Range + "Zero"] = (_, c) => NumericSign(c[0]) == 0 ? throw Refused(c, 1, "must not be zero") : null,
        [Range + "LessThan"] = (i, c) => QueryOrderings.Compare(i, c[0], c[1]) < 0 ? throw Refused(c, 2, $"must be at least {ValueText.Of(i, c[1])}") : null,
        [Range + "LessThanOrEqual"] = (i, c) => QueryOrderings.Compare(i, c[0], c[1]) <= 0 ? throw Refused(c, 2, $"must be greater than {ValueText.Of(i, c[1])}") : null,
        [Range + "GreaterThan"] = (i, c) => QueryOrderings.Compare(i, c[0], c[1]) > 0 ? throw Refused(c, 2, $"must be at most {ValueText.Of(i, c[1])}") : null,
        [Range + "GreaterThanOrEqual"] = (i, c) => QueryOrderings.Compare(i, c[0], c[1]) >= 0 ? throw Refused(c, 2, $"must be less than {ValueText.Of(i, c[1])}") : null,
        [Range + "Equal"] = (i, c) => i.Comparer.Equals(c[0], c[1]) ? throw Refused(c, 2, $"must not be {ValueText.Of(i, c[1])}") : null,
        [Range + "NotEqual"] = (i, c) => !i.Comparer.Equals(c[0], c[1]) ? throw Refused(c, 2, $"must be {ValueText.Of(i, c[1])}") : null,
        ["System.Diagnostics.Debug.Assert"] = (_, c) => c[0] is true ? null : throw Failed(c.Count > 1 && c[1] is string message ? message : "an assertion fails"),
    };

    static int NumericSign(object? value) => value is float or double ? Math.Sign((double)NumericTypes.Convert(value, "T:System.Double", false)!) : Math.Sign(NumericTypes.ToLong(value!));

    static LibraryException Refused(LibraryCall call, int name, string rule) =>
        new(ProblemIds.Thrown, $"{call[name]} {rule}, not {ValueText.Of(null, call[0])}", "System.ArgumentOutOfRangeException");

    static LibraryException Failed(string message) => new(ProblemIds.Thrown, message, "System.ArgumentException");
}
