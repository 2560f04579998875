using NetGen.Runtime;
using NetGen.Runtime.Training;

namespace NetGen.Cli.Tests.Support;

/// <summary>The training of a + b and a − b, by hand: nothing is learned, and the gradients of a and b are the sum and the difference of the outputs'.</summary>
sealed class SumAndDifferenceTraining(NetworkDescription network, TrainingOptions options) : ITraining
{
    public NetworkDescription Description => network;

    public TrainingParameters Parameters { get; } = new([]);

    public int Batch => options.Batch;

    public InstructionSetKind InstructionSet => InstructionSets.Resolve(options.InstructionSet);

    public int Threads => options.Threads;

    public ulong Seed { get; set; }

    public uint Step { get; set; }

    public void Forward(ReadOnlySpan<ReadOnlyMemory<float>> inputs, ReadOnlySpan<Memory<float>> outputs, int items) => Step++;

    public void Backward(ReadOnlySpan<ReadOnlyMemory<float>> outputGradients, ReadOnlySpan<Memory<float>> inputGradients)
    {
        Assert.False(options.Dropout);
        var sum = outputGradients[0].Span;
        var difference = outputGradients[1].Span;
        for (var i = 0; i < sum.Length; i++)
        {
            inputGradients[0].Span[i] = sum[i] + difference[i];
            inputGradients[1].Span[i] = sum[i] - difference[i];
        }
    }

    public NonFiniteValue? Examine(Action steps)
    {
        steps();
        return null;
    }

    public IInference CreateInference(int threads = 0) => throw new NotSupportedException();

    public void Dispose() => Parameters.Dispose();
}
