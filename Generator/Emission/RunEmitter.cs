using NetGenCompiler.Graphs;

namespace NetGenCompiler.Emission;

/// <summary>Writes the methods that run a network: the typed Run, the Run of tools that take any network, and what both call.</summary>
static class RunEmitter
{
    public static void Emit(Graph graph, CodeWriter writer)
    {
        TypedRun(graph, writer);
        writer.Line();
        GeneralRun(graph, writer);
        writer.Line();
        Profile(writer);
        writer.Line();
        Execute(graph, writer);
    }

    static void TypedRun(Graph graph, CodeWriter writer)
    {
        var used = new HashSet<string>(StringComparer.Ordinal) { "batch" };
        var (inputs, outputs) = (Names(graph.Inputs, used), Names(graph.Outputs, used));
        var inputPointers = inputs.Select((_, i) => Identifiers.Unique($"input{i}", used)).ToList();
        var outputPointers = outputs.Select((_, i) => Identifiers.Unique($"output{i}", used)).ToList();
        var (allInputs, allOutputs) = (Identifiers.Unique("inputPointers", used), Identifiers.Unique("outputPointers", used));
        writer.Line("/// <summary>Runs a batch: items one after the other, each in row-major order. Allocates nothing.</summary>");
        for (var i = 0; i < inputs.Count; i++) writer.Line($"/// <param name=\"{inputs[i].TrimStart('@')}\">batch × {graph.ShapeOf(graph.Inputs[i].Value).ToDisplayString()}.</param>");
        for (var i = 0; i < outputs.Count; i++) writer.Line($"/// <param name=\"{outputs[i].TrimStart('@')}\">Where batch × {graph.ShapeOf(graph.Outputs[i].Value).ToDisplayString()} goes.</param>");
        writer.Line("/// <param name=\"batch\">How many items.</param>");
        writer.Line($"/// <exception cref=\"{GlobalNames.System}.ArgumentException\">A span has the wrong length, or an output overlaps an input.</exception>");
        writer.Line($"/// <exception cref=\"{GlobalNames.System}.ObjectDisposedException\">The network is disposed.</exception>");
        var parameters = inputs.Select(n => $"{GlobalNames.ReadOnlySpan}<float> {n}").Concat(outputs.Select(n => $"{GlobalNames.Span}<float> {n}"));
        writer.Open($"public void Run({string.Join(", ", parameters)}, int batch = 1)");
        writer.Line($"{GlobalNames.SpanCheck}.Batch(batch);");
        SpanCheckEmitter.Emit(inputs.Concat(outputs).Zip(graph.Inputs.Concat(graph.Outputs), (name, value) => (name, value.Value)), "batch", graph, writer);
        foreach (var input in inputs)
        {
            foreach (var output in outputs) writer.Line($"{GlobalNames.SpanCheck}.Separate(\"{input.TrimStart('@')}\", {input}, \"{output.TrimStart('@')}\", {output});");
        }

        for (var i = 0; i < inputs.Count; i++) writer.Line($"fixed (float* {inputPointers[i]} = {inputs[i]})");
        for (var i = 0; i < outputs.Count; i++) writer.Line($"fixed (float* {outputPointers[i]} = {outputs[i]})");
        writer.Open();
        writer.Line($"var {allInputs} = stackalloc float*[] {{ {string.Join(", ", inputPointers)} }};");
        writer.Line($"var {allOutputs} = stackalloc float*[] {{ {string.Join(", ", outputPointers)} }};");
        writer.Line($"this.Execute({allInputs}, {allOutputs}, batch);");
        writer.Close().Close();
    }

    static void GeneralRun(Graph graph, CodeWriter writer)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public void Run({GlobalNames.ReadOnlySpan}<{GlobalNames.System}.ReadOnlyMemory<float>> inputs, {GlobalNames.ReadOnlySpan}<{GlobalNames.System}.Memory<float>> outputs, int batch = 1)");
        writer.Line($"{GlobalNames.SpanCheck}.Count(\"inputs\", {graph.Inputs.Count}, inputs.Length);");
        writer.Line($"{GlobalNames.SpanCheck}.Count(\"outputs\", {graph.Outputs.Count}, outputs.Length);");
        var arguments = Enumerable.Range(0, graph.Inputs.Count).Select(i => $"inputs[{i}].Span").Concat(Enumerable.Range(0, graph.Outputs.Count).Select(i => $"outputs[{i}].Span"));
        writer.Line($"Run({string.Join(", ", arguments)}, batch);");
        writer.Close();
    }

    static void Profile(CodeWriter writer)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public {GlobalNames.ImmutableArray}<{GlobalNames.Runtime}.StepTime> Profile({GlobalNames.ReadOnlySpan}<{GlobalNames.System}.ReadOnlyMemory<float>> inputs, {GlobalNames.ReadOnlySpan}<{GlobalNames.System}.Memory<float>> outputs) =>");
        writer.Line("    session.Profile(Description, program, InstructionSet, inputs, outputs);");
    }

    static void Execute(Graph graph, CodeWriter writer)
    {
        writer.Open("void Execute(float** inputs, float** outputs, int batch)");
        writer.Line("using var lease = session.Enter(program.WorkspaceLength(session.Threads));");
        writer.Line("var frame = program.FrameOf(lease, inputs, outputs);");
        writer.Open("for (var item = 0; item < batch; item++)");
        writer.Line("lease.Run(program.Run, &frame, program.Nanoseconds);");
        for (var i = 0; i < graph.Inputs.Count; i++) writer.Line($"inputs[{i}] += {CodeWriter.Literal(graph.ShapeOf(graph.Inputs[i].Value).Length)};");
        for (var i = 0; i < graph.Outputs.Count; i++) writer.Line($"outputs[{i}] += {CodeWriter.Literal(graph.ShapeOf(graph.Outputs[i].Value).Length)};");
        writer.Close().Close();
    }

    /// <summary>The names of parameters: those of the definition, with a number where an output is called as an input is.</summary>
    static IReadOnlyList<string> Names(IEnumerable<NamedValue> values, HashSet<string> used) => [.. values.Select(v => Identifiers.Escape(Identifiers.Unique(v.Name, used)))];
}
