namespace NetGen.Runtime.Training.Loop;

/// <summary>Why training ended.</summary>
public enum StopReason
{
    /// <summary>All epochs were made.</summary>
    Completed,

    /// <summary>The monitored metric had not improved for too long.</summary>
    EarlyStopping,

    /// <summary>It was asked to, by an observer or by a cancellation.</summary>
    Requested,
}
