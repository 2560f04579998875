namespace NetGen.Runtime.Training.Loop;

/// <summary>What a schedule counts.</summary>
public enum ScheduleUnit
{
    /// <summary>Epochs: the rate is the same throughout one.</summary>
    Epoch,

    /// <summary>Steps of the optimizer.</summary>
    Step,
}
