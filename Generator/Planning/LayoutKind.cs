namespace NetGenCompiler.Planning;

/// <summary>The two orders in which a value is stored.</summary>
enum LayoutKind
{
    /// <summary>Row-major, as the caller's arrays: C×H×W for a map.</summary>
    Plain,

    /// <summary>Maps only: blocks of as many channels as a vector has lanes, C/B×H×W×B.</summary>
    Blocked,
}
