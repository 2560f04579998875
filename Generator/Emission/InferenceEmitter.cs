namespace NetGenCompiler.Emission;

/// <summary>Writes the class that runs a network at one input size: that of the default size loads the weights, the others share its session.</summary>
static class InferenceEmitter
{
    public static void Emit(NetworkProgram network, ProgramSize size, CodeWriter writer)
    {
        var owner = network.Target.TypeName;
        writer.Line(size.IsDefault
            ? $"/// <summary>{owner} with its weights, ready to run; may be called from several threads at once.</summary>"
            : $"/// <summary>{owner} at this input size, on the weights and threads of the <see cref=\"{network.Target.GlobalName}.Inference\"/> that it is a property of.</summary>");
        writer.Open($"public sealed unsafe class Inference : {GlobalNames.Runtime}.IInference");
        writer.Line($"readonly {GlobalNames.InferenceSession} session;");
        writer.Line($"readonly {GlobalNames.Runtime}.Execution.InferenceProgram program;");
        writer.Line();
        if (size.IsDefault) LoadingConstructor(network, writer);
        else SharingConstructor(network, size, writer);
        writer.Line();
        if (size.IsDefault) Factories(writer);
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public {GlobalNames.NetworkDescription} Description => {network.GlobalName(size)}.Description;");
        writer.Line();
        writer.Line("/// <summary>The instruction set that it runs on.</summary>");
        writer.Line($"public {GlobalNames.InstructionSetKind} InstructionSet {{ get; }}");
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
        writer.Open($"internal Inference({GlobalNames.Weights}.WeightSource source, {GlobalNames.Runtime}.InferenceOptions options)");
        writer.Line($"InstructionSet = {GlobalNames.Runtime}.InstructionSets.Resolve(options.InstructionSet);");
        writer.Line("using var reader = source.Open(Description.Parameters);");
        ChooseProgram(network, network.Default, program => $"session = {GlobalNames.InferenceSession}.Create(reader, Description, program, {program}.WeightLength, {program}.Packing, options.Threads);", writer);
        foreach (var size in network.Others) writer.Line($"{size.Name} = new {network.GlobalName(size)}.Inference(session, InstructionSet);");
        writer.Close();
    }

    static void SharingConstructor(NetworkProgram network, ProgramSize size, CodeWriter writer)
    {
        writer.Open($"internal Inference({GlobalNames.InferenceSession} session, {GlobalNames.InstructionSetKind} instructionSet)");
        writer.Line("this.session = session;");
        writer.Line("InstructionSet = instructionSet;");
        ChooseProgram(network, size, null, writer);
        writer.Close();
    }

    static void ChooseProgram(NetworkProgram network, ProgramSize size, Func<string, string>? further, CodeWriter writer)
    {
        writer.Open("switch (InstructionSet)");
        for (var i = 0; i < size.Plans.Count; i++)
        {
            var set = size.Plans[i].InstructionSet.Name;
            writer.Line(i == size.Plans.Count - 1 ? "default:" : $"case {GlobalNames.InstructionSetKind}.{set}:");
            var program = $"global::{network.ProgramNamespace(size)}.{set}Program";
            writer.Line($"    program = new(&{program}.Run, {program}.ArenaLength, {program}.ScratchLength, {program}.Nanoseconds);");
            if (further is not null) writer.Line($"    {further(program)}");
            writer.Line("    break;");
        }

        writer.Close();
    }

    static void Factories(CodeWriter writer)
    {
        writer.Line("/// <summary>Loads the weights of a safetensors or .npz file with PyTorch's names.</summary>");
        writer.Line("/// <param name=\"path\">The file.</param>");
        writer.Line("/// <param name=\"threads\">Threads that work on one call; 0 stands for one on each physical core.</param>");
        writer.Line($"/// <exception cref=\"{GlobalNames.Weights}.WeightMismatchException\">The file is not this network's: entries are missing, unexpected or of another shape.</exception>");
        writer.Line($"/// <exception cref=\"{GlobalNames.Runtime}.InvalidFileException\">The file is malformed, or a weight is not finite.</exception>");
        writer.Line($"public static Inference Load(string path, int threads = 0) => new({GlobalNames.Weights}.WeightSource.FromFile(path), new(threads));");
        writer.Line();
        writer.Line("/// <summary>Makes a network with first weights, the same for the same seed on every machine.</summary>");
        writer.Line("/// <param name=\"seed\">The seed.</param>");
        writer.Line("/// <param name=\"threads\">Threads that work on one call; 0 stands for one on each physical core.</param>");
        writer.Line($"public static Inference Create(ulong seed = 0, int threads = 0) => new({GlobalNames.Weights}.WeightSource.FromSeed(seed), new(threads));");
        writer.Line();
    }

    static void OtherSizes(NetworkProgram network, CodeWriter writer)
    {
        foreach (var size in network.Others)
        {
            writer.Line($"/// <summary>The same weights for {size.InputText}; disposing of either disposes of both.</summary>");
            writer.Line($"public {network.GlobalName(size)}.Inference {size.Name} {{ get; }}");
            writer.Line();
        }
    }
}
