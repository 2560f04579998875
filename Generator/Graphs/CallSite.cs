namespace NetGenCompiler.Graphs;

/// <summary>Where in the definition something happens: a chain of calls, innermost first.</summary>
/// <param name="Method">The method that holds the place.</param>
/// <param name="Location">The place's index in the method's table of locations; −1 where there is none.</param>
/// <param name="Caller">The call of the method; null for the entry.</param>
sealed record CallSite(string Method, int Location, CallSite? Caller);
