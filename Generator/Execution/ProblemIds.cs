namespace NetGenCompiler.Execution;

/// <summary>The ids of what the front end refuses; those of shapes belong to the operators.</summary>
static class ProblemIds
{
    /// <summary>The network has no Forward method.</summary>
    public const string NoForward = "NG0001";

    /// <summary>An input has no shape.</summary>
    public const string NoShape = "NG0002";

    /// <summary>The network's class, or one around it, is not partial.</summary>
    public const string NotPartial = "NG0003";

    /// <summary>The network's class is generic, abstract, static, nested or no module.</summary>
    public const string UnsuitableClass = "NG0004";

    /// <summary>The network has no constructor without arguments.</summary>
    public const string NoConstructor = "NG0005";

    /// <summary>Forward's parameters or result are not tensors.</summary>
    public const string UnsuitableForward = "NG0006";

    /// <summary>A shape has no dimensions or one that is not positive, or names no input.</summary>
    public const string UnsuitableShape = "NG0007";

    /// <summary>The sizes of a network's inputs do not go together.</summary>
    public const string SizesDiffer = "NG0008";

    /// <summary>A member of the class, or the class, has a name that generated code takes.</summary>
    public const string ReservedName = "NG0009";

    /// <summary>Training code is asked for.</summary>
    public const string NoTraining = "NG0010";

    /// <summary>A layer that training is to leave as it is does not exist.</summary>
    public const string FrozenLayer = "NG0011";

    /// <summary>Training cannot be as its options ask.</summary>
    public const string TrainingOptions = "NG0012";

    /// <summary>A line of a tuning file cannot be read or taken.</summary>
    public const string TuningFile = "NG0013";

    /// <summary>An option of a network is none of those that there are.</summary>
    public const string NetworkOptions = "NG0014";

    /// <summary>A layer that holds weights is never applied.</summary>
    public const string UnusedLayer = "NG0015";

    /// <summary>A layer's result leads to no output.</summary>
    public const string DeadLayer = "NG0016";

    /// <summary>Two networks have one name.</summary>
    public const string SameName = "NG0017";

    /// <summary>A layer's argument is not one that the operator takes.</summary>
    public const string LayerArgument = "NG0100";

    /// <summary>The shape of what a call makes, where that is asked for.</summary>
    public const string ShapeHint = "NG0117";

    /// <summary>A construct that definitions cannot use.</summary>
    public const string Unsupported = "NG0201";

    /// <summary>The execution takes too many steps.</summary>
    public const string Endless = "NG0202";

    /// <summary>Calls nest too deeply.</summary>
    public const string Recursion = "NG0203";

    /// <summary>Something is null that must not be.</summary>
    public const string Null = "NG0204";

    /// <summary>The definition throws an exception.</summary>
    public const string Thrown = "NG0205";

    /// <summary>A class of another assembly has no definition there.</summary>
    public const string NoDefinition = "NG0206";

    /// <summary>An index or key is outside a collection.</summary>
    public const string OutOfRange = "NG0207";

    /// <summary>A number overflows or is divided by zero.</summary>
    public const string Arithmetic = "NG0208";

    /// <summary>A value is not of the type that it is cast to.</summary>
    public const string InvalidCast = "NG0209";

    /// <summary>Collections or strings grow too large.</summary>
    public const string TooLarge = "NG0210";

    /// <summary>The definitions of another assembly cannot be read.</summary>
    public const string UnreadableDefinition = "NG0211";

    /// <summary>A defect of the compiler.</summary>
    public const string Internal = "NG0999";
}
