namespace NetGenCompiler.Lints;

/// <summary>The ids of advice from the field.</summary>
static class LintIds
{
    /// <summary>The last rows or columns of a map lie behind the last window.</summary>
    public const string UnreadPixels = "NG0301";

    /// <summary>Padding at the end lies behind the last window.</summary>
    public const string UnreadPadding = "NG0302";

    /// <summary>Windows leave pixels between them.</summary>
    public const string KernelBelowStride = "NG0303";

    /// <summary>Windows of a transposed convolution overlap unevenly.</summary>
    public const string Checkerboard = "NG0304";

    /// <summary>Dilated convolutions leave holes in what they see together.</summary>
    public const string DilationHoles = "NG0305";

    /// <summary>A bias is subtracted again by the normalisation behind it.</summary>
    public const string BiasBeforeNormalization = "NG0306";

    /// <summary>Dropout shifts the variance that a batch normalisation learns.</summary>
    public const string DropoutBeforeNormalization = "NG0307";

    /// <summary>An activation cuts what a narrow projection keeps.</summary>
    public const string ActivationAfterBottleneck = "NG0308";

    /// <summary>A loss that takes logits is given probabilities.</summary>
    public const string LogitLoss = "NG0309";

    /// <summary>A loss is given other numbers than it takes.</summary>
    public const string LossMismatch = "NG0310";

    /// <summary>The cells of a grid of results do not tile the input.</summary>
    public const string InputOffGrid = "NG0311";

    /// <summary>An early layer keeps fewer numbers than the input has.</summary>
    public const string EarlyBottleneck = "NG0312";

    /// <summary>Batch normalisation learns from few items.</summary>
    public const string TinyBatch = "NG0313";

    /// <summary>Gradients pass many saturating activations.</summary>
    public const string Saturation = "NG0314";

    /// <summary>Objects are too large or too small for what an output sees.</summary>
    public const string ObjectsOutsideField = "NG0315";

    /// <summary>Branches that meet see different places.</summary>
    public const string MisalignedBranches = "NG0316";
}
