using NetGen.Runtime.Threading;
using NetGen.Runtime.Training;
using NetGen.Runtime.Training.Optimizers;

namespace NetGen.Runtime.Tests.Training.Optimizers;

/// <summary>A step that threads share changes no bit.</summary>
public class SharedStepTests
{
    const int Steps = 7;

    static readonly Dictionary<string, Func<TrainingParameters, Optimizer>> Optimizers = new()
    {
        ["SGD"] = p => new SGD(p, 0.1, momentum: 0.9, weightDecay: 0.01, nesterov: true),
        ["Adam"] = p => new Adam(p, 0.01),
        ["RMSprop"] = p => new RMSprop(p, 0.01),
        ["Lookahead"] = p => new Lookahead(new Adam(p, 0.01)),
    };

    public static TheoryData<string> Names => [.. Optimizers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_bits_are_those_of_one_thread(string name)
    {
        using var team = new WorkerTeam(3, leastWorkOfPart: 1);

        Assert.Equal(Run(name, null), Run(name, team));
    }

    static float[] Run(string name, WorkerTeam? team)
    {
        using var parameters = new TrainingParameters([new("w", ParameterKind.Trainable, default, [70_001]), new("b", ParameterKind.Trainable, default, [13])]) { Team = team };
        using var optimizer = Optimizers[name](parameters);
        for (var step = 1; step <= Steps; step++)
        {
            for (var i = 0; i < parameters.Gradients.Length; i++) parameters.Gradients[i] = MathF.Sin((step * 31) + i);
            optimizer.Step();
        }

        return parameters.Values.ToArray();
    }
}
