namespace NetGenCompiler.Execution;

/// <summary>A value of an enum.</summary>
/// <param name="Type">The enum's key.</param>
/// <param name="Number">Its number.</param>
sealed record EnumValue(string Type, long Number);
