namespace NetGen;

/// <summary>A built-in layer without parameters, made by a member of <see cref="Functional"/>.</summary>
sealed class FunctionalOperator(string name, params (string Name, object? Value)[] arguments) : Operator(name, arguments);
