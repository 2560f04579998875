using NetGenCompiler.Graphs;

namespace NetGenCompiler.Emission;

/// <summary>Writes the class that runs a network: loading, the typed Run, and the Run of tools that take any network.</summary>
static class InferenceEmitter
{
    public static void Emit(NetworkProgram network, CodeWriter writer)
    {
        var name = network.Target.TypeName;
        writer.Line($"/// <summary>{name} with its weights, ready to run; may be called from several threads at once.</summary>");
        writer.Open("public sealed unsafe class Inference : IInference");
        writer.Line("readonly InferenceSession session;");
        writer.Line("readonly delegate*<void*, int, int, SpinBarrier, void> program;");
        writer.Line("readonly long arenaLength, scratchLength;");
        writer.Line();
        Constructor(network, writer);
        writer.Line();
        Factories(writer);
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public NetworkDescription Description => {name}.Description;");
        writer.Line();
        writer.Line("/// <summary>The instruction set that it runs on.</summary>");
        writer.Line("public InstructionSetKind InstructionSet { get; }");
        writer.Line();
        TypedRun(network.Definition, writer);
        writer.Line();
        GeneralRun(network.Definition, writer);
        writer.Line();
        writer.Line("/// <summary>Refuses further runs and frees the memory once those in progress have ended.</summary>");
        writer.Line("public void Dispose() => session.Dispose();");
        writer.Line();
        Execute(network.Definition, writer);
        writer.Close();
    }

    static void Constructor(NetworkProgram network, CodeWriter writer)
    {
        writer.Open("internal Inference(WeightSource source, InferenceOptions options)");
        writer.Line("InstructionSet = InstructionSets.Resolve(options.InstructionSet);");
        writer.Line("using var reader = source.Open(Description.Parameters);");
        writer.Open("switch (InstructionSet)");
        for (var i = 0; i < network.Plans.Count; i++)
        {
            var set = network.Plans[i].InstructionSet.Name;
            writer.Line(i == network.Plans.Count - 1 ? "default:" : $"case InstructionSetKind.{set}:");
            writer.Line($"    program = &{set}Program.Run;");
            writer.Line($"    arenaLength = {set}Program.ArenaLength;");
            writer.Line($"    scratchLength = {set}Program.ScratchLength;");
            writer.Line($"    session = InferenceSession.Create(reader, {set}Program.WeightLength, &{set}Program.Pack, options.Threads);");
            writer.Line("    break;");
        }

        writer.Close().Close();
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
    }

    static void TypedRun(Graph graph, CodeWriter writer)
    {
        var (inputs, outputs) = (Names(graph.Inputs), Names(graph.Outputs));
        writer.Line("/// <summary>Runs a batch: items one after the other, each in row-major order. Allocates nothing.</summary>");
        for (var i = 0; i < inputs.Count; i++) writer.Line($"/// <param name=\"{inputs[i].TrimStart('@')}\">batch × {graph.ShapeOf(graph.Inputs[i].Value).ToDisplayString()}.</param>");
        for (var i = 0; i < outputs.Count; i++) writer.Line($"/// <param name=\"{outputs[i].TrimStart('@')}\">Where batch × {graph.ShapeOf(graph.Outputs[i].Value).ToDisplayString()} goes.</param>");
        writer.Line("/// <param name=\"batch\">How many items.</param>");
        writer.Line("/// <exception cref=\"ArgumentException\">A span has the wrong length, or an output overlaps an input.</exception>");
        writer.Line("/// <exception cref=\"ObjectDisposedException\">The network is disposed.</exception>");
        var parameters = inputs.Select(n => $"ReadOnlySpan<float> {n}").Concat(outputs.Select(n => $"Span<float> {n}"));
        writer.Open($"public void Run({string.Join(", ", parameters)}, int batch = 1)");
        writer.Line("SpanCheck.Batch(batch);");
        Checks(graph.Inputs, inputs, graph, writer);
        Checks(graph.Outputs, outputs, graph, writer);
        foreach (var input in inputs)
        {
            foreach (var output in outputs) writer.Line($"SpanCheck.Separate(\"{input.TrimStart('@')}\", {input}, \"{output.TrimStart('@')}\", {output});");
        }

        for (var i = 0; i < inputs.Count; i++) writer.Line($"fixed (float* input{i} = {inputs[i]})");
        for (var i = 0; i < outputs.Count; i++) writer.Line($"fixed (float* output{i} = {outputs[i]})");
        writer.Open();
        writer.Line($"var inputPointers = stackalloc float*[] {{ {string.Join(", ", inputs.Select((_, i) => $"input{i}"))} }};");
        writer.Line($"var outputPointers = stackalloc float*[] {{ {string.Join(", ", outputs.Select((_, i) => $"output{i}"))} }};");
        writer.Line("Execute(inputPointers, outputPointers, batch);");
        writer.Close().Close();
    }

    static void Checks(IEnumerable<NamedValue> values, IReadOnlyList<string> names, Graph graph, CodeWriter writer)
    {
        foreach (var (value, name) in values.Zip(names, (v, n) => (v, n)))
        {
            writer.Line($"SpanCheck.Length(\"{name.TrimStart('@')}\", {CodeWriter.Literal(graph.ShapeOf(value.Value).Length)}L * batch, {name}.Length);");
        }
    }

    static void GeneralRun(Graph graph, CodeWriter writer)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Open("public void Run(ReadOnlySpan<ReadOnlyMemory<float>> inputs, ReadOnlySpan<Memory<float>> outputs, int batch = 1)");
        writer.Line($"SpanCheck.Count(\"inputs\", {graph.Inputs.Count}, inputs.Length);");
        writer.Line($"SpanCheck.Count(\"outputs\", {graph.Outputs.Count}, outputs.Length);");
        var arguments = Enumerable.Range(0, graph.Inputs.Count).Select(i => $"inputs[{i}].Span").Concat(Enumerable.Range(0, graph.Outputs.Count).Select(i => $"outputs[{i}].Span"));
        writer.Line($"Run({string.Join(", ", arguments)}, batch);");
        writer.Close();
    }

    static void Execute(Graph graph, CodeWriter writer)
    {
        writer.Open("void Execute(float** inputs, float** outputs, int batch)");
        writer.Line("using var lease = session.Enter(arenaLength + (scratchLength * session.Threads));");
        writer.Line("var frame = new Frame { Arena = lease.Workspace, Weights = lease.Weights, Scratch = lease.Workspace + arenaLength, ScratchLength = (nint)scratchLength, Inputs = inputs, Outputs = outputs };");
        writer.Open("for (var item = 0; item < batch; item++)");
        writer.Line("lease.Run(program, &frame);");
        for (var i = 0; i < graph.Inputs.Count; i++) writer.Line($"inputs[{i}] += {CodeWriter.Literal(graph.ShapeOf(graph.Inputs[i].Value).Length)};");
        for (var i = 0; i < graph.Outputs.Count; i++) writer.Line($"outputs[{i}] += {CodeWriter.Literal(graph.ShapeOf(graph.Outputs[i].Value).Length)};");
        writer.Close().Close();
    }

    static IReadOnlyList<string> Names(IEnumerable<NamedValue> values) => [.. values.Select(v => Identifiers.Escape(v.Name))];
}
