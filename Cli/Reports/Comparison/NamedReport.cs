using NetGenCompiler.Reporting;

namespace NetGen.Cli.Reports.Comparison;

/// <summary>A report, and how the user called it.</summary>
/// <param name="Title">The network's name, or the path of a file.</param>
/// <param name="Report">The report.</param>
sealed record NamedReport(string Title, NetworkReport Report);
