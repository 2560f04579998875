namespace NetGen;

/// <summary>
/// A learned table: of each index the row of that number, T → T×features, whatever the dimensions of the indices. They are whole numbers from 0 to less than
/// <paramref name="count"/>, held as floats; of any other the row is not a number (NaN). PyTorch: <c>nn.Embedding</c>.
/// </summary>
/// <param name="count">Rows of the table: the size of the vocabulary.</param>
/// <param name="features">Numbers in a row.</param>
public sealed class Embedding(int count, int features)
    : Operator("Embedding", ("count", count), ("features", features));
