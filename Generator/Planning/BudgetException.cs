namespace NetGenCompiler.Planning;

/// <summary>Training does not fit into the memory that it is given.</summary>
sealed class BudgetException(string message) : Exception(message);
