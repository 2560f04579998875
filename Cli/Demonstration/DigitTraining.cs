using System.Globalization;
using NetGen.Cli.Classification;
using NetGen.Cli.CommandLine;
using NetGen.Networks;
using NetGen.Runtime.Data.Digits;
using NetGen.Runtime.Numerics;
using NetGen.Runtime.Training.Losses;
using NetGen.Runtime.Training.Optimizers;
using Spectre.Console;

namespace NetGen.Cli.Demonstration;

/// <summary>Trains the network of digits on drawings, each of which is seen once.</summary>
/// <param name="seed">Of the weights and the drawings.</param>
/// <param name="steps">How many batches.</param>
sealed class DigitTraining(int seed, int steps)
{
    const int BatchSize = 32, Classes = 10, ReportEvery = 50;
    const double LearningRate = 2e-3;

    readonly DigitDataset drawings = new(int.MaxValue, (ulong)seed);
    readonly NLLLoss loss = new(Classes);
    readonly float[] pixels = new float[BatchSize * DigitDataset.Size * DigitDataset.Size];
    readonly float[] outputs = new float[BatchSize * Classes];
    readonly float[] gradients = new float[BatchSize * Classes];
    readonly int[] labels = new int[BatchSize];
    int next;

    /// <summary>Trains and saves the weights.</summary>
    /// <param name="path">The safetensors file.</param>
    /// <param name="terminal">Where progress is shown: a bar, or a line now and then where the output is redirected.</param>
    public void Run(string path, Terminal terminal)
    {
        using var training = MnistCnn.Training.Create(BatchSize, (ulong)seed);
        using var optimizer = new Adam(training.Parameters, LearningRate);
        if (terminal.IsDecorated)
        {
            AnsiConsole.Progress().Start(progress =>
            {
                var task = progress.AddTask("Training", maxValue: steps);
                for (var step = 1; step <= steps; step++)
                {
                    task.Description = string.Create(CultureInfo.InvariantCulture, $"Training, loss {Step(training, optimizer):0.000}");
                    task.Increment(1);
                }
            });
        }
        else
        {
            for (var step = 1; step <= steps; step++)
            {
                var value = Step(training, optimizer);
                if (step % ReportEvery == 0) terminal.Line(string.Create(CultureInfo.InvariantCulture, $"  step {step,4} of {steps}: loss {value:0.000}"));
            }
        }

        training.Parameters.Save(path);
    }

    /// <summary>The share of fresh drawings that the saved weights tell.</summary>
    public double Evaluate(string path, int count)
    {
        using var inference = MnistCnn.Inference.Load(path);
        var right = 0;
        for (var done = 0; done < count; done += BatchSize)
        {
            Draw();
            inference.Run(pixels, outputs, BatchSize);
            right += Enumerable.Range(0, Math.Min(BatchSize, count - done)).Count(i => outputs.AsSpan(i * Classes, Classes).IndexOf(Largest(i)) == labels[i]);
        }

        return (double)right / count;
    }

    double Step(MnistCnn.Training training, Adam optimizer)
    {
        Draw();
        training.Forward(pixels, outputs, BatchSize);
        var value = loss.Compute(outputs, labels, gradients);
        training.Backward(gradients);
        optimizer.Step();
        return value;
    }

    void Draw()
    {
        const int length = DigitDataset.Size * DigitDataset.Size;
        var random = default(RandomStream);
        for (var i = 0; i < BatchSize; i++) labels[i] = drawings.Read(next++, pixels.AsSpan(i * length, length), [], ref random);

        Normalization.Of(MnistCnn.Description).Apply(pixels, 1, length);
    }

    float Largest(int item) => outputs.Skip(item * Classes).Take(Classes).Max();
}
