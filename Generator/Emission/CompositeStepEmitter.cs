using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission;

/// <summary>Writes the parts of a step one after the other, each in a scope of its own.</summary>
static class CompositeStepEmitter
{
    public static void Emit(CompositeStep step, StepScope scope)
    {
        foreach (var target in step.Writes) scope.ClearHalo(target, step.ReducesBatch);
        foreach (var part in step.Parts)
        {
            scope.Writer.Open();
            StepEmitters.Emit(part, scope with { ClearsHalos = false });
            scope.Writer.Close();
        }
    }
}
