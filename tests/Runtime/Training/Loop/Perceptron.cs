using System.Collections.Immutable;
using NetGen.Runtime.Numerics;
using NetGen.Runtime.Training;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Tests.Training.Loop;

/// <summary>
/// A network with everything that a checkpoint has to keep, trained by hand: in → hidden, ReLU, dropout, → out, and a running mean of the inputs.
/// Its one output is the logits.
/// </summary>
sealed class Perceptron(int inLength, int hidden, int outLength) : NetworkDescription
{
    public override string Name => "Perceptron";

    public override ImmutableArray<TensorDescription> Inputs { get; } = [new("x", inLength)];

    public override ImmutableArray<TensorDescription> Outputs { get; } = [new("logits", outLength)];

    public override ImmutableArray<ParameterDescription> Parameters { get; } =
    [
        new("norm.running_mean", ParameterKind.Buffer, Initializer.Constant(0), 1),
        new("norm.num_batches_tracked", ParameterKind.Counter, Initializer.Constant(0)),
        new("fc1.weight", ParameterKind.Trainable, Initializer.Uniform(1 / Math.Sqrt(inLength)), hidden, inLength),
        new("fc1.bias", ParameterKind.Trainable, Initializer.Uniform(1 / Math.Sqrt(inLength)), hidden),
        new("fc2.weight", ParameterKind.Trainable, Initializer.Uniform(1 / Math.Sqrt(hidden)), outLength, hidden),
        new("fc2.bias", ParameterKind.Trainable, Initializer.Uniform(1 / Math.Sqrt(hidden)), outLength),
    ];

    public override long MultiplyAdds => (inLength * hidden) + (hidden * outLength);

    public override string ReportText => "";

    public override ReadOnlySpan<byte> ReportJson => "{}"u8;

    public override bool HasTraining => true;

    public override long ArenaBytes(InstructionSetKind instructionSet) => hidden * sizeof(float);

    public override IInference CreateInference(WeightSource weights, InferenceOptions? options = null) => new Inference(this, StateDictionary.Load(weights, Parameters));

    public override ITraining CreateTraining(WeightSource weights, TrainingOptions options) => new InTraining(this, TrainingParameters.Load(weights, Parameters), options);

    void Forward(ReadOnlySpan<float> x, Span<float> a, Span<float> y, Func<string, ReadOnlyMemory<float>> parameter, DropoutMask? mask, int item)
    {
        Multiply(parameter("fc1.weight").Span, parameter("fc1.bias").Span, x, a);
        for (var i = 0; i < hidden; i++)
        {
            a[i] = Math.Max(a[i], 0);
            if (mask is { } dropout) a[i] = dropout.Keeps((item * hidden) + i) ? a[i] * dropout.Scale : 0;
        }

        Multiply(parameter("fc2.weight").Span, parameter("fc2.bias").Span, a, y);
    }

    static void Multiply(ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> x, Span<float> y)
    {
        for (var o = 0; o < y.Length; o++)
        {
            var sum = bias[o];
            for (var i = 0; i < x.Length; i++) sum += weight[(o * x.Length) + i] * x[i];
            y[o] = sum;
        }
    }

    sealed class Inference(Perceptron network, StateDictionary weights) : IInference
    {
        public NetworkDescription Description => network;

        public void Run(ReadOnlySpan<ReadOnlyMemory<float>> inputs, ReadOnlySpan<Memory<float>> outputs, int batch = 1)
        {
            var (inLength, outLength) = ((int)network.Inputs[0].Length, (int)network.Outputs[0].Length);
            var a = new float[network.Parameters[3].Length];
            for (var item = 0; item < batch; item++)
            {
                network.Forward(inputs[0].Span.Slice(item * inLength, inLength), a, outputs[0].Span.Slice(item * outLength, outLength), name => weights[name].ToArray(), null, item);
            }
        }

        public ImmutableArray<StepTime> Profile(ReadOnlySpan<ReadOnlyMemory<float>> inputs, ReadOnlySpan<Memory<float>> outputs)
        {
            Run(inputs, outputs);
            return [];
        }

        public void Dispose()
        {
        }
    }

    sealed class InTraining(Perceptron network, TrainingParameters parameters, TrainingOptions options) : ITraining
    {
        const float Probability = 0.2f, Momentum = 0.1f;

        readonly int inLength = (int)network.Inputs[0].Length, hidden = network.Parameters[3].Length, outLength = (int)network.Outputs[0].Length;
        readonly float[] activations = new float[options.Batch * network.Parameters[3].Length];
        float[] inputs = [];

        public NetworkDescription Description => network;

        public TrainingParameters Parameters => parameters;

        public int Batch => options.Batch;

        public InstructionSetKind InstructionSet => InstructionSetKind.Vector128;

        public int Threads => 1;

        public ulong Seed { get; set; } = options.Seed;

        public uint Step { get; set; }

        DropoutMask? Mask => options.Dropout ? new DropoutMask(Seed, Step, 0, Probability) : null;

        public void Forward(ReadOnlySpan<ReadOnlyMemory<float>> inputs, ReadOnlySpan<Memory<float>> outputs, int items)
        {
            Step++;
            this.inputs = inputs[0].ToArray();
            ref var mean = ref parameters["norm.running_mean"][0];
            mean += Momentum * (this.inputs.Average() - mean);
            parameters["norm.num_batches_tracked"][0]++;
            for (var item = 0; item < items; item++)
            {
                network.Forward(
                    this.inputs.AsSpan(item * inLength, inLength), activations.AsSpan(item * hidden, hidden), outputs[0].Span.Slice(item * outLength, outLength),
                    name => parameters[name].ToArray(), Mask, item);
            }
        }

        public void Backward(ReadOnlySpan<ReadOnlyMemory<float>> outputGradients, ReadOnlySpan<Memory<float>> inputGradients)
        {
            parameters.Gradients.Clear();
            var dy = outputGradients[0].Span;
            var weight = parameters["fc2.weight"];
            for (var item = 0; item * outLength < dy.Length; item++)
            {
                var (a, da) = (activations.AsSpan(item * hidden, hidden).ToArray(), new float[hidden]);
                var own = dy.Slice(item * outLength, outLength);
                for (var i = 0; i < hidden; i++)
                {
                    for (var o = 0; o < outLength; o++) da[i] += own[o] * weight[(o * hidden) + i];
                    da[i] *= a[i] > 0 ? Mask?.Scale ?? 1 : 0;
                }

                Outer(own, a, parameters.Gradient("fc2.weight"), parameters.Gradient("fc2.bias"));
                Outer(da, inputs.AsSpan(item * inLength, inLength), parameters.Gradient("fc1.weight"), parameters.Gradient("fc1.bias"));
            }
        }

        public NonFiniteValue? Examine(Action steps)
        {
            steps();
            return null;
        }

        public IInference CreateInference(int threads = 0) => network.CreateInference(parameters);

        public void Dispose() => parameters.Dispose();

        static void Outer(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Span<float> weight, Span<float> bias)
        {
            for (var o = 0; o < dy.Length; o++)
            {
                bias[o] += dy[o];
                for (var i = 0; i < x.Length; i++) weight[(o * x.Length) + i] += dy[o] * x[i];
            }
        }
    }
}
