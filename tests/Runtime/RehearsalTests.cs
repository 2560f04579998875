using NetGen.Runtime.Execution;
using NetGen.Runtime.Threading;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Tests;

public sealed unsafe class RehearsalTests : IDisposable
{
    const int InLength = 4;

    [ThreadStatic]
    static int runsOfThread;

    static int runs, lanes;

    public RehearsalTests() => (runs, lanes) = (0, 0);

    public void Dispose() => Assert.Equal(0, runsOfThread);

    [Fact]
    public void A_network_has_run_on_zeros_when_it_is_loaded()
    {
        using var session = Load(&Count, "0 15 Copy(p0)", [.. Enumerable.Range(0, 15)]);
        Assert.Equal(1, runs);
        Assert.Equal(InLength, lanes);
        using var lease = session.Enter(10);
        Assert.Equal(14, lease.Weights[14]);
    }

    [Fact]
    public void What_fails_in_the_rehearsal_is_left_to_the_first_run()
    {
        using var session = Load(&Fail, "0 15 Copy(p0)", new float[15]);
        session.Enter(10).Dispose();
    }

    [Fact]
    public void Weights_that_cannot_be_packed_are_refused_after_the_rehearsal()
    {
        Assert.Throws<FormatException>(() => Load(&Count, "0 15 Sort(p0)", new float[15]).Dispose());
        Assert.Equal(1, runs);
    }

    static InferenceSession Load(delegate*<void*, ref TeamMember, void> run, string packing, float[] values)
    {
        var parameter = new ParameterDescription("fc.weight", ParameterKind.Trainable, Initializer.Constant(0), 15);
        var weights = new StateDictionary([parameter]);
        values.CopyTo(weights["fc.weight"]);
        using var reader = weights.Open([parameter]);
        return InferenceSession.Create(reader, LinearNetwork.Network, new(run, 10, 5, 100), 15, System.Text.Encoding.UTF8.GetBytes(packing), threads: 2);
    }

    static void Count(void* context, ref TeamMember member)
    {
        var frame = (Frame*)context;
        while (member.Take(100))
        {
            for (var i = 0; i < InLength; i++) lanes += frame->Inputs[0][i] == 0 ? 1 : 0;
            new Span<float>(frame->Outputs[0], 3).Fill(1);
            new Span<float>(frame->Arena, 10).Fill(1);
            new Span<float>(frame->Scratch, 10).Fill(1);
            runs++;
        }
    }

    static void Fail(void* context, ref TeamMember member)
    {
        runsOfThread++;
        throw new InvalidOperationException("the program is broken");
    }
}
