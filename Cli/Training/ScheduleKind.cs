namespace NetGen.Cli.Training;

/// <summary>The schedules that <c>train</c> offers.</summary>
enum ScheduleKind
{
    /// <summary>Half a cosine down to zero.</summary>
    Cosine,

    /// <summary>The same rate throughout.</summary>
    Constant,

    /// <summary>A tenth after each third of the epochs.</summary>
    Step,

    /// <summary>Up to the rate and down far below where it began.</summary>
    OneCycle,
}
