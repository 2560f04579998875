namespace NetGen.Runtime;

/// <summary>What the first values of a parameter are.</summary>
public enum InitializerKind
{
    /// <summary>The same everywhere.</summary>
    Constant,

    /// <summary>Uniform on an interval around zero.</summary>
    Uniform,

    /// <summary>Normally distributed.</summary>
    Normal,

    /// <summary>Normally distributed within bounds.</summary>
    TruncatedNormal,

    /// <summary>A matrix with orthonormal rows or columns.</summary>
    Orthogonal,
}
