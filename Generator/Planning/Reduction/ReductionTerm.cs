namespace NetGenCompiler.Planning.Reduction;

/// <summary>What is summed over the batch.</summary>
enum ReductionTerm
{
    /// <summary>The value.</summary>
    Value,

    /// <summary>The product of two values.</summary>
    Product,

    /// <summary>The product of a value and of what is negative of another.</summary>
    ProductWithNegative,
}
