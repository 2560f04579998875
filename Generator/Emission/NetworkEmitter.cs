using NetGenCompiler.Planning;
using NetGenCompiler.Reporting;

namespace NetGenCompiler.Emission;

/// <summary>Writes the files of a network: its surface, and its program for each instruction set.</summary>
static class NetworkEmitter
{
    /// <summary>The constants, the report, the description and the class that runs it.</summary>
    public static string Surface(NetworkProgram network)
    {
        var writer = new CodeWriter();
        SourceHeader.Write(writer, ReportText.Write(network.Report));
        OpenNamespace(network, writer);
        writer.Open($"partial class {network.Target.TypeName}");
        ConstantsEmitter.Emit(network, writer);
        writer.Line();
        ReportEmitter.Emit(network.Report, writer);
        writer.Line();
        DescriptionEmitter.Emit(network, writer);
        writer.Line();
        InferenceEmitter.Emit(network, writer);
        return writer.Close().ToString();
    }

    /// <summary>The program for one instruction set.</summary>
    public static string Program(NetworkProgram network, NetworkPlan plan)
    {
        var writer = new CodeWriter();
        SourceHeader.Write(writer, $"{network.Target.TypeName} for {plan.InstructionSet.Name}.");
        writer.Line($"using {KernelsEmitter.Namespace};");
        OpenNamespace(network, writer);
        writer.Open($"partial class {network.Target.TypeName}");
        ProgramEmitter.Emit(plan, writer);
        return writer.Close().ToString();
    }

    static void OpenNamespace(NetworkProgram network, CodeWriter writer)
    {
        if (network.Target.Namespace.Length > 0) writer.Line($"namespace {network.Target.Namespace};").Line();
    }
}
