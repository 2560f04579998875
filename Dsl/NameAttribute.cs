namespace NetGen;

/// <summary>Overrides the name that a field or property gives to its layer in weight files.</summary>
/// <param name="name">One segment of the path, such as <c>conv1</c>.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class NameAttribute(string name) : Attribute
{
    /// <summary>One segment of the path.</summary>
    public string Name => name;
}
