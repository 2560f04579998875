using System.Collections.Immutable;
using NetGen.Runtime.Memory;
using NetGen.Runtime.Threading;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Tests;

/// <summary>What the generator writes for a network of one linear layer, 4 → 3, by hand: how the base types are meant to be used.</summary>
sealed unsafe class LinearNetwork : IInference
{
    const int InLength = 4, OutLength = 3, WeightLength = 12 + 3, ArenaLength = 4;

    readonly InferenceSession session;
    readonly InstructionSetKind instructionSet;

    public LinearNetwork(WeightSource source, InferenceOptions? options = null)
    {
        options ??= InferenceOptions.Default;
        instructionSet = InstructionSets.Resolve(options.InstructionSet);
        session = new(Pack(source), options.Threads);
    }

    public static NetworkDescription Network { get; } = new NetworkOfOneLinear();

    public NetworkDescription Description => Network;

    public void Run(ReadOnlySpan<float> x, Span<float> y, int batch = 1)
    {
        SpanCheck.Batch(batch);
        SpanCheck.Length("x", (long)InLength * batch, x.Length);
        SpanCheck.Length("y", (long)OutLength * batch, y.Length);
        SpanCheck.Separate("x", x, "y", y);
        using var lease = session.Enter((long)ArenaLength * batch);
        fixed (float* px = x, py = y)
        {
            var context = new Context { X = px, Y = py, Weights = lease.Weights, Workspace = lease.Workspace, Batch = batch };
            switch (instructionSet)
            {
                // A generated network has a case and a function for each instruction set.
                default: lease.Run(&RunVector128, &context); break;
            }
        }
    }

    public void Run(ReadOnlySpan<ReadOnlyMemory<float>> inputs, ReadOnlySpan<Memory<float>> outputs, int batch = 1)
    {
        SpanCheck.Count("inputs", 1, inputs.Length);
        SpanCheck.Count("outputs", 1, outputs.Length);
        Run(inputs[0].Span, outputs[0].Span, batch);
    }

    public ImmutableArray<StepTime> Profile(ReadOnlySpan<ReadOnlyMemory<float>> inputs, ReadOnlySpan<Memory<float>> outputs)
    {
        Run(inputs, outputs);
        return [];
    }

    public void Dispose() => session.Dispose();

    static AlignedMemory Pack(WeightSource source)
    {
        using var reader = source.Open(Network.Parameters);
        var packed = new AlignedMemory(WeightLength);
        reader.Read(0).CopyTo(packed.Span);
        reader.Read(1).CopyTo(packed.Span[12..]);
        return packed;
    }

    // Copies the input, then computes the rows.
    static void RunVector128(void* context, ref TeamMember member)
    {
        var c = (Context*)context;
        while (member.Take(100_000)) Copy(c, member.Part, member.Parts);
        while (member.Take(100_000)) Multiply(c, member.Part, member.Parts);
    }

    static void Copy(Context* c, int part, int parts)
    {
        for (var i = part; i < c->Batch * InLength; i += parts) c->Workspace[i] = c->X[i];
    }

    static void Multiply(Context* c, int part, int parts)
    {
        for (var o = part; o < c->Batch * OutLength; o += parts)
        {
            float* row = c->Weights + (o % OutLength * InLength), x = c->Workspace + (o / OutLength * InLength);
            var sum = c->Weights[12 + (o % OutLength)];
            for (var i = 0; i < InLength; i++) sum += row[i] * x[i];
            c->Y[o] = sum;
        }
    }

    struct Context
    {
        public float* X, Y, Weights, Workspace;
        public int Batch;
    }

    sealed class NetworkOfOneLinear : NetworkDescription
    {
        public override string Name => "LinearNetwork";

        public override ImmutableArray<TensorDescription> Inputs { get; } = [new("x", InLength)];

        public override ImmutableArray<TensorDescription> Outputs { get; } = [new("y", OutLength)];

        public override ImmutableArray<ParameterDescription> Parameters { get; } =
        [
            new("fc.weight", ParameterKind.Trainable, Initializer.Uniform(0.5), OutLength, InLength),
            new("fc.bias", ParameterKind.Trainable, Initializer.Uniform(0.5), OutLength),
            new("calls", ParameterKind.Counter, Initializer.Constant(0)),
        ];

        public override long MultiplyAdds => 12;

        public override string ReportText => "fc Linear 4 → 3";

        public override ReadOnlySpan<byte> ReportJson => """{"name":"LinearNetwork"}"""u8;

        public override long ArenaBytes(InstructionSetKind instructionSet) => ArenaLength * sizeof(float);

        public override IInference CreateInference(WeightSource weights, InferenceOptions? options = null) => new LinearNetwork(weights, options);
    }
}
