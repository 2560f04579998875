using System.Collections.Immutable;
using System.ComponentModel;
using NetGen.Runtime.Threading;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Training;

/// <summary>
/// What generated training classes of a network share: the parameters, the threads and the number of the step. Each input size has a
/// <see cref="TrainingPass"/> of its own. One call at a time.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TrainingSession : IDisposable
{
    readonly List<TrainingPass> passes = [];
    bool isDisposed;

    /// <summary>Loads the parameters and starts the threads.</summary>
    /// <param name="parameters">The entries of the network's state dictionary.</param>
    /// <param name="source">Where their values come from.</param>
    /// <param name="options">How it is trained.</param>
    /// <exception cref="WeightMismatchException">The source does not fit the parameters.</exception>
    /// <exception cref="InvalidFileException">The source's file is malformed, or a value is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The batch is not positive, or the number of threads is negative or absurd.</exception>
    /// <exception cref="PlatformNotSupportedException">The instruction set is not supported here.</exception>
    /// <exception cref="InsufficientMemoryException">The system refuses the memory.</exception>
    public TrainingSession(ImmutableArray<ParameterDescription> parameters, WeightSource source, TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Batch);
        (Options, Seed) = (options, options.Seed);
        InstructionSet = InstructionSets.Resolve(options.InstructionSet);
        Team = new(options.Threads);
        try
        {
            Parameters = TrainingParameters.Load(source, parameters);
        }
        catch
        {
            Team.Dispose();
            throw;
        }

        Parameters.Team = Team;
        Values = index => Parameters.Values.Slice(Parameters.Slices[index].Offset, Parameters.Slices[index].Length);
    }

    /// <summary>The parameters and their gradients.</summary>
    public TrainingParameters Parameters { get; }

    /// <summary>The instruction set that it runs on.</summary>
    public InstructionSetKind InstructionSet { get; }

    /// <summary>The most items of a batch.</summary>
    public int Batch => Options.Batch;

    /// <summary>How many threads work on one call.</summary>
    public int Threads => Team.Threads;

    /// <summary>What random numbers are drawn from.</summary>
    public ulong Seed { get; set; }

    /// <summary>How many batches went forward.</summary>
    public uint Step { get; set; }

    /// <summary>The bytes of the parameters, their gradients, and the memory of the passes.</summary>
    public long MemoryBytes => (sizeof(float) * ((long)Parameters.Values.Length + Parameters.Gradients.Length)) + passes.Sum(p => p.MemoryBytes);

    /// <summary>What looks at the values; null as a rule.</summary>
    internal Examination? Examination { get; private set; }

    internal TrainingOptions Options { get; }

    internal WorkerTeam Team { get; }

    internal ParameterValues Values { get; }

    /// <summary>Makes the memory of a batch for a program, which the session frees.</summary>
    /// <param name="program">The generated program of an input size on the session's instruction set.</param>
    /// <exception cref="InsufficientMemoryException">The system refuses the memory.</exception>
    /// <exception cref="ObjectDisposedException">The session is disposed.</exception>
    public TrainingPass Add(TrainingProgram program)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        var given = program.Outputs.Where(p => p.Kind == TrainingPortKind.Parameter).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var slice in Parameters.Slices) slice.HasGradient = given.Contains(slice.Name);
        var pass = new TrainingPass(this, program);
        passes.Add(pass);
        return pass;
    }

    /// <summary>Runs something that goes forward and back while each value is looked at right after the step that computes it.</summary>
    /// <param name="steps">What is run.</param>
    public NonFiniteValue? Examine(Action steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ObjectDisposedException.ThrowIf(isDisposed, this);
        var (step, statistics) = (Step, Parameters.Values[Parameters.TrainableLength..].ToArray());
        Examination = new();
        try
        {
            steps();
            return Examination.Found;
        }
        finally
        {
            Examination = null;
            Step = step;
            statistics.CopyTo(Parameters.Values[Parameters.TrainableLength..]);
        }
    }

    /// <summary>Frees everything.</summary>
    public void Dispose()
    {
        isDisposed = true;
        Parameters.Team = null;
        Team.Dispose();
        foreach (var pass in passes) pass.Dispose();
        Parameters.Dispose();
    }
}
