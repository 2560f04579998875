namespace NetGenCompiler.Ops;

/// <summary>What an operator does to the elements of its operands.</summary>
enum OpKind
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>One element of one operand makes one of the result, with the same function everywhere.</summary>
    Activation,

    /// <summary>Elements of two operands, broadcast, make one of the result.</summary>
    Binary,

    /// <summary>One element and the constants of its channel make one of the result.</summary>
    Normalization,

    /// <summary>The result is the operand, in inference.</summary>
    Identity,

    /// <summary>The same elements in the same order under other dimensions.</summary>
    View,
}
