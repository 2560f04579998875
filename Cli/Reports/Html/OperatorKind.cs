namespace NetGen.Cli.Reports.Html;

/// <summary>What an operator does, as far as its colour tells.</summary>
enum OperatorKind
{
    Input,
    Convolution,
    Product,
    Normalization,
    Activation,
    Pooling,
    Merge,
    Movement,
    Recurrent,
    Other,
}
