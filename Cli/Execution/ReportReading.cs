using System.Text;
using NetGen.Runtime;
using NetGenCompiler.Reporting;

namespace NetGen.Cli.Execution;

/// <summary>Reports of networks as values.</summary>
static class ReportReading
{
    /// <summary>The report that a network carries as JSON.</summary>
    public static NetworkReport ReadReport(this NetworkDescription network) => ReportJsonReader.Read(Encoding.UTF8.GetString(network.ReportJson));
}
