using NetGenCompiler.Reporting;

namespace NetGenCompiler.Emission;

/// <summary>Writes a network's report: as the comment at the head of its file, as text and as JSON.</summary>
static class ReportEmitter
{
    public static void Emit(NetworkReport report, CodeWriter writer)
    {
        writer.Line("/// <summary>Every layer's shapes and costs as a table.</summary>");
        writer.Line($"public static string Report => {RawString.Of(ReportText.Write(report))};");
        writer.Line();
        writer.Line("/// <summary>Every layer's shapes and costs as JSON, in UTF-8.</summary>");
        writer.Line($"public static {GlobalNames.ReadOnlySpan}<byte> ReportJson => {RawString.Of(ReportJson.Write(report))}u8;");
    }
}
