namespace NetGenCompiler.Planning.Tuning;

/// <summary>What is wrong with a line of a tuning file.</summary>
/// <param name="Line">The line, from 0.</param>
/// <param name="Message">What is wrong.</param>
readonly record struct TuningMistake(int Line, string Message);
