using NetGenCompiler.Planning;
using NetGenCompiler.Reporting;

namespace NetGenCompiler.Emission;

/// <summary>Writes the files of a network: for each input size its surface, and its program for each instruction set.</summary>
static class NetworkEmitter
{
    public static IEnumerable<GeneratedSource> Emit(NetworkProgram network)
    {
        foreach (var size in network.Sizes)
        {
            var name = size.IsDefault ? network.Target.FullName : $"{network.Target.FullName}.{size.Name}";
            yield return new($"{name}.g.cs", Surface(network, size));
            foreach (var plan in size.Plans) yield return new($"{name}.{plan.InstructionSet.Name}.g.cs", Program(network, size, plan));
        }
    }

    /// <summary>The constants, the report, the description and the class that runs it.</summary>
    static string Surface(NetworkProgram network, ProgramSize size)
    {
        var writer = new CodeWriter();
        SourceHeader.Write(writer, ReportText.Write(size.Report));
        OpenClass(network, size, $"/// <summary>The network at another input size: {size.InputText}.</summary>", writer);
        ConstantsEmitter.Emit(size, writer);
        writer.Line();
        ReportEmitter.Emit(size.Report, writer);
        writer.Line();
        DescriptionEmitter.Emit(network, size, writer);
        writer.Line();
        InferenceEmitter.Emit(network, size, writer);
        return CloseClass(size, writer);
    }

    /// <summary>The program for one instruction set.</summary>
    static string Program(NetworkProgram network, ProgramSize size, NetworkPlan plan)
    {
        var writer = new CodeWriter();
        SourceHeader.Write(writer, $"{size.TypeName} for {plan.InstructionSet.Name}.");
        if (plan.Kernels.Count > 0) writer.Line($"using {KernelsEmitter.Namespace};");
        OpenClass(network, size, null, writer);
        ProgramEmitter.Emit(plan, size.IsDefault, writer);
        return CloseClass(size, writer);
    }

    static void OpenClass(NetworkProgram network, ProgramSize size, string? documentation, CodeWriter writer)
    {
        if (network.Target.Namespace.Length > 0) writer.Line($"namespace {network.Target.Namespace};").Line();
        writer.Open($"partial class {network.Target.TypeName}");
        if (size.IsDefault) return;
        if (documentation is not null) writer.Line(documentation);
        writer.Open($"public static partial class {size.Name}");
    }

    static string CloseClass(ProgramSize size, CodeWriter writer) => (size.IsDefault ? writer : writer.Close()).Close().ToString();
}
