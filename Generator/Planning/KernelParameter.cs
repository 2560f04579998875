namespace NetGenCompiler.Planning;

/// <summary>A parameter of a kernel's method: callers pass arguments by its name.</summary>
/// <param name="Type">In C#: <c>float*</c>, <c>long</c>.</param>
/// <param name="Name">As an identifier.</param>
readonly record struct KernelParameter(string Type, string Name)
{
    public static KernelParameter Pointer(string name) => new("float*", name);

    public static KernelParameter Number(string name) => new("long", name);

    public override string ToString() => $"{Type} {Name}";
}
