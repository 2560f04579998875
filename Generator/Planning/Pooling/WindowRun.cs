namespace NetGenCompiler.Planning.Pooling;

/// <summary>Neighbouring windows of one size.</summary>
/// <param name="Start">The index of the first.</param>
/// <param name="Count">How many.</param>
/// <param name="Window">The first.</param>
/// <param name="Stride">From one to the next; 0 where there is one.</param>
readonly record struct WindowRun(int Start, int Count, ClippedWindow Window, int Stride);
