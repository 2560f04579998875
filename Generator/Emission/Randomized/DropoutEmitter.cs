using NetGenCompiler.Ops.Training;
using NetGenCompiler.Planning.Randomized;

namespace NetGenCompiler.Emission.Randomized;

/// <summary>Writes random factors: the runtime draws, its loop is the same for every layer.</summary>
static class DropoutEmitter
{
    public static void Emit(DropoutStep step, StepScope scope)
    {
        scope.ClearHalo(step.Target);
        var shape = step.Target.Layout.Shape;
        var source = step.Source is { } operand ? scope.Start(operand) : scope.Weights(step.Weight!);
        var (method, sizes) = step.Factor switch
        {
            RandomFactor.Channels => ("ApplyToChannels", $"{CodeWriter.Literal(shape.Channels)}, {CodeWriter.Literal(shape.Length / shape.Channels)}"),
            RandomFactor.Gaussian => ("ApplyGaussian", CodeWriter.Literal(shape.Length)),
            RandomFactor.Uniform => ("ApplyUniform", CodeWriter.Literal(shape.Length)),
            _ => ("Apply", CodeWriter.Literal(shape.Length)),
        };
        scope.Writer.Line($"DropoutSupport.{method}({source}, {scope.Start(step.Target)}, {sizes}, {CodeWriter.Literal(step.Probability)}, {CodeWriter.Literal(step.Layer)}, frame, part, parts);");
    }
}
