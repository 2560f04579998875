using System.Collections.Immutable;
using System.Text;
using NetGen.Runtime;
using NetGen.Runtime.Weights;

namespace NetGen.Cli.Tests.Support;

/// <summary>A network whose answer to one item is a function, instead of generated code.</summary>
sealed class HandWrittenNetwork(
    string name, TensorDescription[] inputs, TensorDescription[] outputs, ParameterDescription[] parameters,
    Action<StateDictionary, float[][], float[][]> item, string lastOp = "Linear",
    Func<NetworkDescription, TrainingOptions, ITraining>? training = null) : NetworkDescription
{
    public override string Name => name;

    public override ImmutableArray<TensorDescription> Inputs => [.. inputs];

    public override ImmutableArray<TensorDescription> Outputs => [.. outputs];

    public override ImmutableArray<ParameterDescription> Parameters => [.. parameters];

    public override long MultiplyAdds => 48;

    public override string ReportText => $"{name}\nfc {lastOp}\n";

    public override ReadOnlySpan<byte> ReportJson => Encoding.UTF8.GetBytes(ReportDocument.Of(name, inputs, outputs, lastOp));

    public override long ArenaBytes(InstructionSetKind instructionSet) => 64;

    public override IInference CreateInference(WeightSource weights, InferenceOptions? options = null) =>
        new Inference(this, StateDictionary.Load(weights, Parameters));

    public override bool HasTraining => training is not null;

    public override ITraining CreateTraining(WeightSource weights, TrainingOptions options) => training?.Invoke(this, options) ?? base.CreateTraining(weights, options);

    sealed class Inference(HandWrittenNetwork network, StateDictionary weights) : IInference
    {
        public NetworkDescription Description => network;

        public void Run(ReadOnlySpan<ReadOnlyMemory<float>> inputs, ReadOnlySpan<Memory<float>> outputs, int batch = 1)
        {
            for (var i = 0; i < batch; i++) Execute(inputs, outputs, i);
        }

        public ImmutableArray<StepTime> Profile(ReadOnlySpan<ReadOnlyMemory<float>> inputs, ReadOnlySpan<Memory<float>> outputs)
        {
            Run(inputs, outputs);
            return [];
        }

        public void Dispose()
        {
        }

        void Execute(ReadOnlySpan<ReadOnlyMemory<float>> inputs, ReadOnlySpan<Memory<float>> outputs, int index)
        {
            var operands = new float[inputs.Length][];
            for (var i = 0; i < inputs.Length; i++) operands[i] = inputs[i].Slice(index * (int)network.Inputs[i].Length, (int)network.Inputs[i].Length).ToArray();
            var results = network.Outputs.Select(o => new float[o.Length]).ToArray();
            network.Compute(weights, operands, results);
            for (var i = 0; i < results.Length; i++) results[i].CopyTo(outputs[i].Slice(index * results[i].Length, results[i].Length));
        }
    }

    void Compute(StateDictionary weights, float[][] operands, float[][] results) => item(weights, operands, results);
}
