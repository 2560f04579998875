namespace NetGen.Runtime.Training.Initialization;

/// <summary>Which connections of a weight are counted.</summary>
public enum FanMode
{
    /// <summary>Those that come in: values keep their variance on the way forward.</summary>
    In,

    /// <summary>Those that go out: gradients keep theirs on the way back.</summary>
    Out,
}
