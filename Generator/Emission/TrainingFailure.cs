namespace NetGenCompiler.Emission;

/// <summary>Why a network has no training code although it is asked for.</summary>
/// <param name="Id">The diagnostic.</param>
/// <param name="Message">The cause.</param>
sealed record TrainingFailure(string Id, string Message);
