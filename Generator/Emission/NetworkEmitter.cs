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
            yield return new($"{name}.Shapes.g.cs", Shapes(network, size));
            foreach (var plan in size.Plans) yield return new($"{name}.{plan.InstructionSet.Name}.g.cs", Program(network, size, plan));
            if (size.Training is not { } training) continue;
            yield return new($"{name}.Training.g.cs", TrainingSurface(network, size, training));
            foreach (var plan in training.Plans) yield return new($"{name}.Training.{plan.InstructionSet.Name}.g.cs", TrainingProgram(network, size, training, plan));
        }
    }

    /// <summary>The constants, the report, the description and the class that runs it.</summary>
    static string Surface(NetworkProgram network, ProgramSize size)
    {
        var writer = Open(network, size, ReportText.Write(size.Report), isDocumented: true);
        ConstantsEmitter.Emit(size, writer);
        writer.Line();
        ReportEmitter.Emit(size.Report, writer);
        writer.Line();
        DescriptionEmitter.Emit(network, size, writer);
        writer.Line();
        InferenceEmitter.Emit(network, size, writer);
        return Close(size, writer);
    }

    /// <summary>The class of its layers' shapes.</summary>
    static string Shapes(NetworkProgram network, ProgramSize size)
    {
        var writer = Open(network, size, $"The shapes of {size.TypeName}.");
        ShapesEmitter.Emit(size.Report, writer);
        return Close(size, writer);
    }

    /// <summary>The class that trains it.</summary>
    static string TrainingSurface(NetworkProgram network, ProgramSize size, TrainingPlan training)
    {
        var writer = Open(network, size, $"The training of {size.TypeName}.");
        TrainingEmitter.Emit(network, size, training, writer);
        return Close(size, writer);
    }

    /// <summary>Opens the class of a size: the network's own, and within it the one of a further size.</summary>
    static CodeWriter Open(NetworkProgram network, ProgramSize size, string header, bool isDocumented = false)
    {
        var writer = new CodeWriter();
        SourceHeader.Write(writer, header, Identifiers.EscapeSpace(network.Target.Namespace));
        if (isDocumented && size.IsDefault) HoverEmitter.Emit(size.Report, network.Target.HasRemarks, writer);
        writer.Open($"partial class {Identifiers.EscapeType(network.Target.TypeName)}");
        if (size.IsDefault) return writer;
        if (isDocumented)
        {
            writer.Line($"/// <summary>The network at another input size: {size.InputText}.</summary>");
            HoverEmitter.Emit(size.Report, hasRemarks: false, writer);
        }

        return writer.Open($"public static partial class {size.Name}");
    }

    static string Close(ProgramSize size, CodeWriter writer)
    {
        if (!size.IsDefault) writer.Close();
        return writer.Close().ToString();
    }

    /// <summary>The program of forward and backward for one instruction set.</summary>
    static string TrainingProgram(NetworkProgram network, ProgramSize size, TrainingPlan training, NetworkPlan plan)
    {
        var writer = new CodeWriter();
        SourceHeader.WriteOwn(writer, $"The training of {size.TypeName} on {plan.InstructionSet.Name}.", network.ProgramNamespace(size), [.. KernelsEmitter.NamespacesOf(plan), "NetGen.Runtime.Training"]);
        ProgramEmitter.EmitTraining(plan, training.Graph, new HashSet<string>(size.Definition.Nodes.Select(n => n.Name), StringComparer.Ordinal), writer);
        return writer.ToString();
    }

    /// <summary>The program for one instruction set.</summary>
    static string Program(NetworkProgram network, ProgramSize size, NetworkPlan plan)
    {
        var writer = new CodeWriter();
        SourceHeader.WriteOwn(writer, $"{size.TypeName} for {plan.InstructionSet.Name}.", network.ProgramNamespace(size), KernelsEmitter.NamespacesOf(plan));
        ProgramEmitter.Emit(plan, size.IsDefault, writer);
        return writer.ToString();
    }
}
