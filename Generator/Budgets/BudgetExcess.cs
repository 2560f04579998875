namespace NetGenCompiler.Budgets;

/// <summary>A limit that a network does not keep.</summary>
/// <param name="Id">One of <see cref="BudgetIds"/>.</param>
/// <param name="Message">One sentence: the limit, what is found, the layers that cost most.</param>
readonly record struct BudgetExcess(string Id, string Message);
