using System.ComponentModel;
using NetGen.Runtime.Execution;
using NetGen.Runtime.Memory;
using NetGen.Runtime.Threading;

namespace NetGen.Runtime.Training;

/// <summary>
/// Forward and backward at one input size, with the memory of a batch. Forward packs the parameters as they are then; backward leaves
/// gradients beside them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class TrainingPass : IDisposable
{
    // A packed number is read, moved within vectors and written.
    const double NanosecondsPerWeight = 0.5;

    readonly TrainingSession session;
    readonly TrainingProgram program;
    readonly AlignedMemory arena, shared, scratch, weights, tables;
    readonly SharedWork packing;
    readonly int[] inputOffsets, outputOffsets;
    ulong seed;
    uint step;
    int items;
    bool isForward;

    internal TrainingPass(TrainingSession session, TrainingProgram program)
    {
        (this.session, this.program) = (session, program);
        CheckStatistics(session.Batch);
        arena = new(checked(program.ArenaLength * session.Batch), zeroed: false);
        shared = new(program.SharedLength, zeroed: false);
        scratch = new(program.ScratchLength * session.Threads, zeroed: false);
        weights = new(program.WeightLength, zeroed: false);
        packing = new((part, parts) => program.Packing.Pack(session.Values, weights.Span, part, parts));

        // The frames of the items, and after them the pointers of each.
        var bytesOfItem = sizeof(Frame) + ((program.Inputs.Length + program.Outputs.Length) * (long)sizeof(float*));
        tables = new(((bytesOfItem * session.Batch) + sizeof(float) - 1) / sizeof(float));
        inputOffsets = Offsets(program.Inputs);
        outputOffsets = Offsets(program.Outputs);
    }

    /// <summary>How many items went forward and not yet back.</summary>
    /// <exception cref="InvalidOperationException">Nothing went forward since the last backward pass.</exception>
    public int Items => isForward ? items : throw new InvalidOperationException("Backward needs a forward pass before it.");

    /// <summary>The bytes that it holds, the tables of pointers excluded.</summary>
    internal long MemoryBytes => sizeof(float) * (arena.Length + shared.Length + scratch.Length + weights.Length);

    Frame* Frames => (Frame*)tables.Pointer;

    /// <summary>Runs the network forward in training mode, with the parameters as they are now.</summary>
    /// <param name="inputs">A pointer to the items of each input.</param>
    /// <param name="outputs">A pointer to the items of each output.</param>
    /// <param name="items">How many items.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are more items than the session has memory for, or one where the network normalises single values by the batch.</exception>
    public void Forward(float** inputs, float** outputs, int items)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(items);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(items, session.Batch);
        CheckStatistics(items);
        packing.Run(session.Team, (long)(program.WeightLength * NanosecondsPerWeight));
        (this.items, seed, step) = (items, session.Seed, ++session.Step);
        Fill(inputs, outputs, null, null);
        Run(program.Forward, 0);
        isForward = true;
    }

    /// <summary>Runs back from the gradients of the outputs; the gradients of the parameters are then beside them.</summary>
    /// <param name="gradients">A pointer to the gradients of each output, of as many items as went forward.</param>
    /// <param name="inputGradients">Where the gradients of each input that has one go; null where they are not wanted.</param>
    /// <exception cref="InvalidOperationException">Nothing went forward since the last backward pass.</exception>
    public void Backward(float** gradients, float** inputGradients)
    {
        _ = Items;
        if (session.Examination is null)
        {
            Fill(null, null, gradients, inputGradients);
            Run(program.Backward, program.ForwardSteps);
        }
        else
        {
            ExamineBackward(gradients);
        }

        isForward = false;
    }

    /// <summary>Frees the memory; the session does it.</summary>
    public void Dispose()
    {
        packing.Dispose();
        foreach (var memory in new[] { arena, shared, scratch, weights, tables }) memory.Dispose();
    }

    void Run(delegate*<void*, ref TeamMember, void> half, int firstStep)
    {
        if (session.Examination is not { } examination)
        {
            session.Team.Run(half, Frames);
            return;
        }

        var step = firstStep;
        var examining = new TeamMember(() =>
        {
            foreach (var value in program.Values[step]) Examine(examination, value, isBackward: firstStep > 0);
            step++;
        });
        half(Frames, ref examining);
    }

    /// <summary>Runs back with a place for the gradient of each input: steps that serve one alone are counted as well.</summary>
    void ExamineBackward(float** gradients)
    {
        var lengths = program.Outputs.Where(p => p.Kind == TrainingPortKind.Gradient).Select(p => p.Length).ToArray();
        using var unwanted = new AlignedMemory(lengths.Sum(l => (long)l) * items);
        var places = stackalloc float*[lengths.Length];
        var next = unwanted.Pointer;
        for (var i = 0; i < lengths.Length; i++)
        {
            places[i] = next;
            next += (long)lengths[i] * items;
        }

        Fill(null, null, gradients, places);
        Run(program.Backward, program.ForwardSteps);

        // No frame keeps a place that is gone.
        for (var i = 0; i < lengths.Length; i++) places[i] = null;
        Fill(null, null, gradients, places);
    }

    void Examine(Examination examination, StepValue value, bool isBackward)
    {
        for (var item = 0; examination.Found is null && item < (value.IsShared ? 1 : items); item++)
        {
            if (value.FirstNonFinite(value.IsShared ? shared.Pointer : Frames[item].Arena) is not { } found) continue;
            var tensor = $"the {(isBackward ? "gradient" : "activation")} {value.Name}";
            examination.Found = new(value.Layer, tensor, value.IsShared ? null : item, found.Index, found.Value);
        }
    }

    /// <summary>As PyTorch's "Expected more than 1 value per channel when training".</summary>
    void CheckStatistics(int items)
    {
        if (items > 1 || program.SingleValueLayer is not { } layer) return;
        throw new ArgumentOutOfRangeException(nameof(items), items, $"'{layer}' normalises by the batch and an item has one value of each channel, so that a batch in training needs at least 2 items.");
    }

    /// <summary>Where the parameters of ports lie; 0 for the others.</summary>
    int[] Offsets(TrainingPort[] ports) =>
        [.. ports.Select(p => p.Kind is TrainingPortKind.Parameter or TrainingPortKind.Statistic ? session.Parameters.SliceOf(p.Name).Offset : 0)];

    void Fill(float** inputs, float** outputs, float** gradients, float** inputGradients)
    {
        var pointers = (float**)(Frames + session.Batch);
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
                Step = step,
                SkipsDropout = !session.Options.Dropout,
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
                    table[i] = session.Parameters.GradientPointer + offsets[i];
                    break;
                default:
                    table[i] = session.Parameters.ValuePointer + offsets[i];
                    break;
            }
        }
    }

    static float* OfItem(float* items, TrainingPort port, int item) => items is null ? null : items + ((long)port.Length * item);
}
