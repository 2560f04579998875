using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning;

/// <summary>
/// One call of the generated program: every decision is made, so that emitting it is printing. The threads of a run share the
/// parts of a step, and begin the next when all are finished.
/// </summary>
/// <param name="Name">The layer that it computes.</param>
/// <param name="Reads">The values that it reads.</param>
/// <param name="Writes">The values that it writes, their halos included.</param>
abstract record Step(string Name, EquatableArray<Placement> Reads, EquatableArray<Placement> Writes)
{
    /// <summary>The algorithm as reports show it: <c>direct 3×3, tile 14×2</c>.</summary>
    public abstract string Algorithm { get; }

    /// <summary>The constants that it reads.</summary>
    public virtual EquatableArray<PackedWeight> Weights => [];

    /// <summary>
    /// Whether it takes all items at once, to make something of the whole batch or because they fill its tiles together; else it is executed for each
    /// item, or once where it concerns none.
    /// </summary>
    public virtual bool ReducesBatch => false;

    /// <summary>Whether the threads share the items of a batch rather than the parts of an item; only what is executed for each item in training does.</summary>
    public virtual bool SharesItems => false;

    /// <summary>How often the threads wait for each other within it: its text is then called for each <c>turn</c>. Only in inference.</summary>
    public virtual int Turns => 1;

    /// <summary>
    /// Whether what a part leaves in a thread's scratch memory serves the thread's next part: its text then has <c>kept</c>, which says what was left, -1 for a
    /// thread's first. Only in inference.
    /// </summary>
    public virtual bool KeepsScratch => false;

    /// <summary>The multiply-adds that its algorithm takes, where they are not those of the operator.</summary>
    public virtual long? ExecutedProducts => null;

    /// <summary>An estimate of its cycles for one item, where the algorithm was chosen by one; else 0.</summary>
    public virtual double Cycles => 0;

    /// <summary>Floats of scratch memory that each thread needs.</summary>
    public virtual long ScratchLength => 0;
}
