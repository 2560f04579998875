using Microsoft.CodeAnalysis;

namespace NetGenCompiler.Lowering;

/// <summary>Why a network's declaration cannot be lowered.</summary>
/// <param name="Id">One of <see cref="Execution.ProblemIds"/>.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Location">Where.</param>
sealed record LoweringProblem(string Id, string Message, Location Location);
