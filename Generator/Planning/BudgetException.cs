namespace NetGenCompiler.Planning;

/// <summary>Training does not fit into the memory that it is given.</summary>
/// <param name="message">What is expected and what was found.</param>
/// <param name="least">The fewest bytes that an item takes.</param>
sealed class BudgetException(string message, long least) : Exception(message)
{
    public long Least => least;
}
