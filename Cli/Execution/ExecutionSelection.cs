using System.CommandLine;
using NetGen.Cli.CommandLine;
using NetGen.Runtime;
using NetGen.Runtime.Threading;

namespace NetGen.Cli.Execution;

/// <summary>The options that say how a network is executed.</summary>
sealed class ExecutionSelection
{
    const int MostThreads = 1024;

    readonly Option<int> threads = Parsers.Integer("--threads", "Threads that share the work; 0 stands for one on each physical core.", 0, MostThreads, 0);
    readonly Option<InstructionSetKind?> instructionSet = Parsers.InstructionSet();

    public void AddTo(Command command)
    {
        command.Add(threads);
        command.Add(instructionSet);
    }

    /// <summary>What was asked for, with nothing left to be chosen.</summary>
    /// <exception cref="PlatformNotSupportedException">The processor has not the instruction set.</exception>
    public InferenceOptions Of(ParseResult parsed)
    {
        var count = parsed.GetValue(threads);
        return new(count == 0 ? Processors.PhysicalCores : count, InstructionSets.Resolve(parsed.GetValue(instructionSet)));
    }
}
