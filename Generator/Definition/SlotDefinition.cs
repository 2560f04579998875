namespace NetGenCompiler.Definition;

/// <summary>The method that answers a virtual or interface call on a type.</summary>
/// <param name="Slot">The key of the method that introduces the call.</param>
/// <param name="Method">The key of the method that answers; again a slot where that one is virtual.</param>
sealed record SlotDefinition(string Slot, string Method);
