using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Training.Optimizers;
using NetGen.Runtime.Training.Schedules;

namespace NetGen.Runtime.Training.Loop;

/// <content>A step: the gradients of one or several batches, then the change of the parameters.</content>
public sealed partial class Trainer
{
    double ComputeGradients(Batch batch, LoaderPosition position)
    {
        var values = outputs.Of(batch.Count);
        var slopes = gradients.Of(batch.Count);
        Training.Forward(batch.Inputs, values, batch.Count);
        foreach (var slope in slopes) slope.Span.Clear();
        var loss = objective.Compute(batch, values, slopes);
        if (!double.IsFinite(loss)) throw Diverged(loss, position);
        if (Options.LossScaler is { } scaler) Scale(slopes, (float)scaler.Scale);
        Training.Backward(gradients.Readable, []);
        objective.Trained(batch, values);
        return loss;
    }

    /// <summary>Finds out what the step that ends at a position came to.</summary>
    TrainingDivergedException Diverged(double loss, LoaderPosition position) =>
        new Divergence(Training, objective, outputs, gradients, Step + 1, loss).Find(loader, state.Position, position.Batch - state.Position.Batch);

    void MakeStep(double loss, int items, LoaderPosition position)
    {
        if (Options.LossScaler is { } scaler) Optimizer.GradientScale = gradientScale / scaler.Scale;
        var norm = Optimizer.GradientNorm();
        var isMade = CanStep(norm, loss / items, position);
        state.Position = position;
        if (!isMade) return;
        FollowSchedule(Options.ScheduleUnit == ScheduleUnit.Step ? Step : position.Epoch);
        Optimizer.Step();
        Options.Average?.Update();
        state.Step++;
        state.LossSum += loss;
        state.LossItems += items;
        var report = new StepReport(Step, position.Epoch, position.Batch, loader.BatchCount, loss / items, state.LossSum / state.LossItems, Optimizer.LearningRate, norm);
        foreach (var observer in Options.Observers) observer.StepEnded(this, report);
        // That of an epoch's last step follows its validation.
        if (Options.CheckpointSteps > 0 && Step % Options.CheckpointSteps == 0 && position.Batch < loader.BatchCount) Save(Options.Checkpoint!);
    }

    /// <summary>Whether the gradients are finite. Where they are not, a scaled loss is the cause and scaled less from now on, or the run ends.</summary>
    bool CanStep(double norm, double loss, LoaderPosition position)
    {
        var isFinite = double.IsFinite(norm);
        if (!isFinite && Options.LossScaler is not { Scale: > 1 }) throw Diverged(loss, position);
        return Options.LossScaler?.Report(isFinite) ?? true;
    }

    static void Scale(ReadOnlySpan<Memory<float>> slopes, float factor)
    {
        foreach (var slope in slopes)
        {
            foreach (ref var value in slope.Span) value *= factor;
        }
    }

    void FollowSchedule(long count)
    {
        if (Options.Schedule is not { } schedule) return;
        Optimizer.LearningRate = schedule.RateAt(count);
        if (!Options.CyclesMomentum) return;
        var momentum = ((OneCycleSchedule)schedule).MomentumAt(count);
        if (Optimizer is SGD descent) descent.Momentum = momentum;
        else ((Adam)Optimizer).Beta1 = momentum;
    }
}
