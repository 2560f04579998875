namespace NetGen;

/// <summary>
/// The objects that a network is to find, by the sides of their boxes in pixels of its input: the compiler says where an output sees too little or too much
/// for them. It changes no generated code.
/// </summary>
/// <param name="smallest">The smallest side, at least 1.</param>
/// <param name="largest">The largest side.</param>
/// <example>
/// <code>
/// [Network, ObjectSizes(20, 60, Output = "fine"), ObjectSizes(60, 200, Output = "coarse")]
/// public sealed partial class Detector : Module { … }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ObjectSizesAttribute(int smallest, int largest) : Attribute
{
    /// <summary>The smallest side.</summary>
    public int Smallest => smallest;

    /// <summary>The largest side.</summary>
    public int Largest => largest;

    /// <summary>The output that finds them; all of them where it is left out.</summary>
    public string? Output { get; set; }
}
