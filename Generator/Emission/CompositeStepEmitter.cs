using NetGenCompiler.Emission.Convolution;
using NetGenCompiler.Planning;
using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Emission;

/// <summary>Writes the parts of a step one after the other, each in a scope of its own, or all of them row by row.</summary>
static class CompositeStepEmitter
{
    public static void Emit(CompositeStep step, StepScope scope)
    {
        foreach (var target in step.Writes) scope.ClearHalo(target, step.ReducesBatch);
        if (step.RowByRow)
        {
            ChannelwiseStepEmitter.EmitRowByRow([.. step.Parts.Cast<ChannelwiseStep>()], scope with { ClearsHalos = false });
            return;
        }

        foreach (var part in step.Parts)
        {
            scope.Writer.Open();
            StepEmitters.Emit(part, scope with { ClearsHalos = false });
            scope.Writer.Close();
        }
    }
}
