using NetGenCompiler.Reporting;

namespace NetGenCompiler.Emission;

/// <summary>Writes a network's report: as the comment at the head of its file, as text and as JSON.</summary>
static class ReportEmitter
{
    public static void Emit(NetworkReport report, CodeWriter writer)
    {
        writer.Line("/// <summary>Every layer's shapes and costs as a table.</summary>");
        RawString.Emit("public static string Report", ReportText.Write(report), writer);
        writer.Line();
        writer.Line("/// <summary>Every layer's shapes and costs as JSON, in UTF-8.</summary>");
        RawString.EmitUtf8($"public static {GlobalNames.ReadOnlySpan}<byte> ReportJson", RawString.Lines(ReportJson.Write(report)), writer);
    }
}
