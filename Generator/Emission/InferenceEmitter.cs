namespace NetGenCompiler.Emission;

/// <summary>Writes the class that runs a network at one input size: that of the default size loads the weights, the others share its session.</summary>
static class InferenceEmitter
{
    public static void Emit(NetworkProgram network, ProgramSize size, CodeWriter writer)
    {
        var owner = network.Target.TypeName;
        writer.Line(size.IsDefault
            ? $"/// <summary>{owner} with its weights, ready to run; may be called from several threads at once.</summary>"
            : $"/// <summary>{owner} at this input size, on the weights and threads of the <see cref=\"{owner}.Inference\"/> that it is a property of.</summary>");
        writer.Open("public sealed unsafe class Inference : IInference");
        writer.Line("readonly InferenceSession session;");
        writer.Line("readonly delegate*<void*, ref TeamMember, void> program;");
        writer.Line("readonly long arenaLength, scratchLength, nanoseconds;");
        writer.Line();
        if (size.IsDefault) LoadingConstructor(network, writer);
        else SharingConstructor(size, writer);
        writer.Line();
        if (size.IsDefault) Factories(writer);
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public NetworkDescription Description => {size.TypeName}.Description;");
        writer.Line();
        writer.Line("/// <summary>The instruction set that it runs on.</summary>");
        writer.Line("public InstructionSetKind InstructionSet { get; }");
        writer.Line();
        if (size.IsDefault) OtherSizes(network, writer);
        RunEmitter.Emit(size.Definition, writer);
        writer.Line();
        writer.Line($"/// <summary>Refuses further runs{(network.Sizes.Count > 1 ? " at every size" : "")} and frees the memory once those in progress have ended.</summary>");
        writer.Line("public void Dispose() => session.Dispose();");
        writer.Close();
    }

    static void LoadingConstructor(NetworkProgram network, CodeWriter writer)
    {
        writer.Open("internal Inference(WeightSource source, InferenceOptions options)");
        writer.Line("InstructionSet = InstructionSets.Resolve(options.InstructionSet);");
        writer.Line("using var reader = source.Open(Description.Parameters);");
        ChooseProgram(network.Default, set => $"session = InferenceSession.Create(reader, {set}Program.WeightLength, {set}Program.Packing, options.Threads);", writer);
        foreach (var size in network.Others) writer.Line($"{size.Name} = new {size.Name}.Inference(session, InstructionSet);");
        writer.Close();
    }

    static void SharingConstructor(ProgramSize size, CodeWriter writer)
    {
        writer.Open("internal Inference(InferenceSession session, InstructionSetKind instructionSet)");
        writer.Line("this.session = session;");
        writer.Line("InstructionSet = instructionSet;");
        ChooseProgram(size, null, writer);
        writer.Close();
    }

    static void ChooseProgram(ProgramSize size, Func<string, string>? further, CodeWriter writer)
    {
        writer.Open("switch (InstructionSet)");
        for (var i = 0; i < size.Plans.Count; i++)
        {
            var set = size.Plans[i].InstructionSet.Name;
            writer.Line(i == size.Plans.Count - 1 ? "default:" : $"case InstructionSetKind.{set}:");
            writer.Line($"    program = &{set}Program.Run;");
            writer.Line($"    arenaLength = {set}Program.ArenaLength;");
            writer.Line($"    scratchLength = {set}Program.ScratchLength;");
            writer.Line($"    nanoseconds = {set}Program.Nanoseconds;");
            if (further is not null) writer.Line($"    {further(set)}");
            writer.Line("    break;");
        }

        writer.Close();
    }

    static void Factories(CodeWriter writer)
    {
        writer.Line("/// <summary>Loads the weights of a safetensors or .npz file with PyTorch's names.</summary>");
        writer.Line("/// <param name=\"path\">The file.</param>");
        writer.Line("/// <param name=\"threads\">Threads that work on one call; 0 stands for one on each physical core.</param>");
        writer.Line("/// <exception cref=\"WeightMismatchException\">The file is not this network's: entries are missing, unexpected or of another shape.</exception>");
        writer.Line("/// <exception cref=\"InvalidFileException\">The file is malformed, or a weight is not finite.</exception>");
        writer.Line("public static Inference Load(string path, int threads = 0) => new(WeightSource.FromFile(path), new(threads));");
        writer.Line();
        writer.Line("/// <summary>Makes a network with first weights, the same for the same seed on every machine.</summary>");
        writer.Line("/// <param name=\"seed\">The seed.</param>");
        writer.Line("/// <param name=\"threads\">Threads that work on one call; 0 stands for one on each physical core.</param>");
        writer.Line("public static Inference Create(ulong seed = 0, int threads = 0) => new(WeightSource.FromSeed(seed), new(threads));");
        writer.Line();
    }

    static void OtherSizes(NetworkProgram network, CodeWriter writer)
    {
        foreach (var size in network.Others)
        {
            writer.Line($"/// <summary>The same weights for {size.InputText}; disposing of either disposes of both.</summary>");
            writer.Line($"public {size.Name}.Inference {size.Name} {{ get; }}");
            writer.Line();
        }
    }
}
