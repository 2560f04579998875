namespace NetGen;

/// <summary>
/// A learned table: of each index the row of that number, T → T×features, whatever the dimensions of the indices. They are whole numbers from 0 to less than
/// <paramref name="count"/>, held as floats, which are exact up to 2²⁴. Of an index that is none of these, negative, fractional, too large or not a number, the
/// row is not a number (NaN), and it has no part in the gradient: what is wrong in the data shows in the loss at once. PyTorch: <c>nn.Embedding</c>.
/// </summary>
/// <param name="count">Rows of the table: the size of the vocabulary.</param>
/// <param name="features">Numbers in a row.</param>
/// <param name="paddingIndex">A row that stands for nothing, PyTorch's <c>padding_idx</c>: it is zero at first, and its gradient always; negative from the end.</param>
public sealed class Embedding(int count, int features, int? paddingIndex = null)
    : Operator("Embedding", ("count", count), ("features", features), ("paddingIndex", paddingIndex));
