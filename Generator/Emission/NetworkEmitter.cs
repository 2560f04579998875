using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;
using NetGenCompiler.Reporting;

namespace NetGenCompiler.Emission;

/// <summary>Writes the files of a network, for each input size its surface and its program for each instruction set, and says which kernels these call.</summary>
static class NetworkEmitter
{
    public static CompiledNetwork Emit(NetworkProgram network)
    {
        var (sources, kernels) = (new List<GeneratedSource>(), new HashSet<KernelKey>());
        foreach (var size in network.Sizes)
        {
            var name = size.IsDefault ? network.Target.FullName : $"{network.Target.FullName}.{size.Name}";
            Add($"{name}.g.cs", Surface(network, size));
            Add($"{name}.Shapes.g.cs", Shapes(network, size));
            foreach (var plan in size.Plans) Add($"{name}.{plan.InstructionSet.Name}.g.cs", Program(network, size, Texts(plan)));
            if (size.Training is not { } training) continue;
            Add($"{name}.Training.g.cs", TrainingSurface(network, size, training));
            foreach (var plan in training.Plans) Add($"{name}.Training.{plan.InstructionSet.Name}.g.cs", TrainingProgram(network, size, training, Texts(plan)));
        }

        return new(network.Target, sources.ToEquatableArray(), kernels.ToEquatableArray());

        void Add(string hintName, string text) => sources.Add(new(hintName, text));

        StepTexts Texts(NetworkPlan plan)
        {
            var texts = new StepTexts(plan);
            kernels.UnionWith(texts.Kernels);
            return texts;
        }
    }

    /// <summary>The constants, the report, the description and the class that runs it.</summary>
    static string Surface(NetworkProgram network, ProgramSize size)
    {
        using var writer = Open(network, size, ReportText.Write(size.Report), isDocumented: true);
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
        using var writer = Open(network, size, $"The shapes of {size.TypeName}.");
        ShapesEmitter.Emit(size.Report, writer);
        return Close(size, writer);
    }

    /// <summary>The class that trains it.</summary>
    static string TrainingSurface(NetworkProgram network, ProgramSize size, TrainingPlan training)
    {
        using var writer = Open(network, size, $"The training of {size.TypeName}.");
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
    static string TrainingProgram(NetworkProgram network, ProgramSize size, TrainingPlan training, StepTexts texts)
    {
        using var writer = new CodeWriter();
        SourceHeader.WriteOwn(writer, $"The training of {size.TypeName} on {texts.Plan.InstructionSet.Name}.", network.ProgramNamespace(size), [.. texts.Namespaces, "NetGen.Runtime.Training"]);
        ProgramEmitter.EmitTraining(texts, training.Graph, new HashSet<string>(size.Definition.Nodes.Select(n => n.Name), StringComparer.Ordinal), writer);
        return writer.ToString();
    }

    /// <summary>The program for one instruction set.</summary>
    static string Program(NetworkProgram network, ProgramSize size, StepTexts texts)
    {
        using var writer = new CodeWriter();
        SourceHeader.WriteOwn(writer, $"{size.TypeName} for {texts.Plan.InstructionSet.Name}.", network.ProgramNamespace(size), [.. texts.Namespaces]);
        ProgramEmitter.Emit(texts, size.IsDefault, writer);
        return writer.ToString();
    }
}
