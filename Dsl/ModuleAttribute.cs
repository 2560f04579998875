namespace NetGen;

/// <summary>Marks a class that networks in other assemblies may use: its definition travels in an assembly attribute.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ModuleAttribute : Attribute;
