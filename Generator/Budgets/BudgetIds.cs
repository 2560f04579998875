namespace NetGenCompiler.Budgets;

/// <summary>The ids of exceeded budgets.</summary>
static class BudgetIds
{
    /// <summary>The budget itself is wrong.</summary>
    public const string Unsuitable = "NG0400";

    /// <summary>There are too many learned numbers.</summary>
    public const string Parameters = "NG0401";

    /// <summary>There are too many multiply–accumulates.</summary>
    public const string MultiplyAdds = "NG0402";

    /// <summary>The packed weights are too large.</summary>
    public const string WeightBytes = "NG0403";

    /// <summary>The working memory is too large.</summary>
    public const string ArenaBytes = "NG0404";

    /// <summary>An output sees too little.</summary>
    public const string ReceptiveField = "NG0405";

    /// <summary>A run is estimated to take too long.</summary>
    public const string Latency = "NG0406";
}
