using System.Collections.Immutable;
using System.ComponentModel;
using NetGen.Runtime.Execution;
using NetGen.Runtime.Memory;
using NetGen.Runtime.Threading;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Training;

/// <summary>
/// What a generated training class owns: the parameters, the memory of a batch and the threads. Forward packs the parameters as they are
/// then; backward leaves gradients beside them. One call at a time.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class TrainingSession : IDisposable
{
    readonly TrainingProgram program;
    readonly WorkerTeam team;
    readonly AlignedMemory arena, shared, scratch, weights, tables;
    readonly ParameterValues values;
    readonly int[] inputOffsets, outputOffsets;
    readonly ulong seed;
    readonly bool skipsDropout;
    uint current;
    int items;
    bool isForward;

    /// <summary>Loads the parameters and makes the memory of a batch.</summary>
    /// <param name="program">The generated program.</param>
    /// <param name="parameters">The entries of the network's state dictionary.</param>
    /// <param name="source">Where their values come from.</param>
    /// <param name="options">The batch, the seed and the threads.</param>
    /// <exception cref="WeightMismatchException">The source does not fit the parameters.</exception>
    /// <exception cref="InvalidFileException">The source's file is malformed, or a value is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The batch is not positive, or the number of threads is negative or absurd.</exception>
    /// <exception cref="InsufficientMemoryException">The system refuses the memory.</exception>
    public TrainingSession(TrainingProgram program, ImmutableArray<ParameterDescription> parameters, WeightSource source, TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Batch);
        (this.program, seed, skipsDropout, Batch) = (program, options.Seed, !options.Dropout, options.Batch);
        team = new(options.Threads);
        try
        {
            Parameters = TrainingParameters.Load(source, parameters);
            arena = new(checked(program.ArenaLength * Batch), zeroed: false);
            shared = new(program.SharedLength, zeroed: false);
            scratch = new(program.ScratchLength * team.Threads, zeroed: false);
            weights = new(program.WeightLength, zeroed: false);

            // The frames of the items, and after them the pointers of each.
            var pointers = checked(Batch * (program.Inputs.Length + program.Outputs.Length));
            tables = new((((long)Batch * sizeof(Frame)) + ((long)pointers * sizeof(float*)) + sizeof(float) - 1) / sizeof(float));
        }
        catch
        {
            Dispose();
            throw;
        }

        inputOffsets = Offsets(program.Inputs);
        outputOffsets = Offsets(program.Outputs);
        values = index => Parameters.Values.Slice(Parameters.Slices[index].Offset, Parameters.Slices[index].Length);
    }

    /// <summary>The parameters and their gradients.</summary>
    public TrainingParameters Parameters { get; }

    /// <summary>The most items of a batch.</summary>
    public int Batch { get; }

    /// <summary>How many threads work on one call.</summary>
    public int Threads => team.Threads;

    /// <summary>How many batches went forward.</summary>
    public uint Step { get; set; }

    Frame* Frames => (Frame*)tables.Pointer;

    /// <summary>Runs the network forward in training mode, with the parameters as they are now.</summary>
    /// <param name="inputs">A pointer to the items of each input.</param>
    /// <param name="outputs">A pointer to the items of each output.</param>
    /// <param name="count">How many items.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are more items than the session has memory for.</exception>
    public void Forward(float** inputs, float** outputs, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Batch);
        (items, current) = (count, ++Step);
        program.Packing.Pack(values, weights.Span);
        Fill(inputs, outputs, null, null);
        team.Run(program.Forward, Frames);
        isForward = true;
    }

    /// <summary>Runs back from the gradients of the outputs; the gradients of the parameters are then in <see cref="Parameters"/>.</summary>
    /// <param name="gradients">A pointer to the gradients of each output, of as many items as went forward.</param>
    /// <param name="inputGradients">Where the gradients of each input that has one go; null where they are not wanted.</param>
    /// <exception cref="InvalidOperationException">Nothing went forward since the last backward pass.</exception>
    public void Backward(float** gradients, float** inputGradients)
    {
        _ = Items;
        Fill(null, null, gradients, inputGradients);
        team.Run(program.Backward, Frames);
        isForward = false;
    }

    /// <summary>How many items went forward and not yet back.</summary>
    /// <exception cref="InvalidOperationException">Nothing went forward since the last backward pass.</exception>
    public int Items => isForward ? items : throw new InvalidOperationException("Backward needs a forward pass before it.");

    /// <summary>Frees everything.</summary>
    public void Dispose()
    {
        team.Dispose();
        foreach (var memory in new[] { arena, shared, scratch, weights, tables }) memory?.Dispose();
        Parameters?.Dispose();
    }

    /// <summary>Where the parameters of ports lie; 0 for the others.</summary>
    int[] Offsets(TrainingPort[] ports) =>
        [.. ports.Select(p => p.Kind is TrainingPortKind.Parameter or TrainingPortKind.Statistic ? Parameters.SliceOf(p.Name).Offset : 0)];

    void Fill(float** inputs, float** outputs, float** gradients, float** inputGradients)
    {
        var pointers = (float**)(Frames + Batch);
        var (inputCount, outputCount) = (program.Inputs.Length, program.Outputs.Length);
        for (var item = 0; item < items; item++)
        {
            var ofInputs = pointers + (item * (inputCount + outputCount));
            var ofOutputs = ofInputs + inputCount;
            Fill(program.Inputs, inputOffsets, ofInputs, inputs, gradients, item);
            Fill(program.Outputs, outputOffsets, ofOutputs, outputs, inputGradients, item);
            Frames[item] = new Frame
            {
                Arena = arena.Pointer + (program.ArenaLength * item),
                Shared = shared.Pointer,
                Weights = weights.Pointer,
                Scratch = scratch.Pointer,
                ScratchLength = (nint)program.ScratchLength,
                Inputs = ofInputs,
                Outputs = ofOutputs,
                Item = item,
                Items = items,
                ItemStride = (nint)program.ArenaLength,
                Seed = seed,
                Step = current,
                SkipsDropout = skipsDropout,
            };
        }
    }

    /// <summary>The pointers of an item; one that this half of the step does not use keeps what it had.</summary>
    void Fill(TrainingPort[] ports, int[] offsets, float** table, float** plain, float** gradients, int item)
    {
        var (nextPlain, nextGradient) = (0, 0);
        for (var i = 0; i < ports.Length; i++)
        {
            var port = ports[i];
            switch (port.Kind)
            {
                case TrainingPortKind.Input or TrainingPortKind.Output:
                    if (plain is not null) table[i] = OfItem(plain[nextPlain++], port, item);
                    break;
                case TrainingPortKind.Gradient:
                    if (gradients is not null) table[i] = OfItem(gradients[nextGradient++], port, item);
                    break;
                case TrainingPortKind.Parameter:
                    table[i] = Parameters.GradientPointer + offsets[i];
                    break;
                default:
                    table[i] = Parameters.ValuePointer + offsets[i];
                    break;
            }
        }
    }

    static float* OfItem(float* items, TrainingPort port, int item) => items is null ? null : items + ((long)port.Length * item);
}
