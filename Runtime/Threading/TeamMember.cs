namespace NetGen.Runtime.Threading;

/// <summary>
/// One thread's way through the phases of a function that a team executes. All members go through the same phases in the same order; a
/// phase begins when all parts of the one before are finished, and what was written there is visible.
/// </summary>
public struct TeamMember
{
    readonly PartBoard? board;
    readonly Action? phaseEnded;
    long phase;
    bool holdsPart;

    internal TeamMember(int thread, PartBoard? board, long phase, Action? phaseEnded = null)
    {
        Thread = thread;
        this.board = board;
        this.phase = phase;
        this.phaseEnded = phaseEnded;
    }

    /// <summary>A member that is alone and says when a phase is over.</summary>
    internal TeamMember(Action? phaseEnded) => this.phaseEnded = phaseEnded;

    /// <summary>The thread, from 0; memory of a thread's own is found by it.</summary>
    public int Thread { get; }

    /// <summary>The part that was taken, from 0.</summary>
    public int Part { get; private set; }

    /// <summary>How many parts the phase has.</summary>
    public int Parts { get; private set; }

    /// <summary>
    /// Finishes the part that was taken before, and takes one of those that are left. Without any, waits for the other members and returns
    /// false: the phase is over. The number of parts depends on the work and the team; which thread takes which does not matter.
    /// </summary>
    /// <param name="nanoseconds">About how long the phase takes one thread; the same for every member.</param>
    public bool Take(long nanoseconds)
    {
        if (board is null)
        {
            Parts = 1;
            holdsPart = !holdsPart;
            if (!holdsPart) phaseEnded?.Invoke();
            return holdsPart;
        }

        if (holdsPart) board.Finish(phase, Parts);
        else Parts = board.PartsOf(nanoseconds);
        holdsPart = board.TryTake(phase, Parts, out var part);
        Part = part;
        if (holdsPart) return true;
        phase = PartBoard.Next(phase);
        phaseEnded?.Invoke();
        return false;
    }

    /// <summary>Counts the part as finished whose work threw an exception.</summary>
    internal void Drop()
    {
        if (holdsPart) board?.Finish(phase, Parts);
        holdsPart = false;
    }
}
