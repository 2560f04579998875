using NetGenCompiler.Graphs;
using NetGenCompiler.Passes;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission;

/// <summary>Writes the class that trains a network at one input size: loading, forward, backward. Further sizes share the session of the default one, or have their own.</summary>
static class TrainingEmitter
{
    const string Space = GlobalNames.Runtime + ".Training";

    public static void Emit(NetworkProgram network, ProgramSize size, TrainingPlan training, CodeWriter writer)
    {
        writer.Line($"/// <summary>{size.TypeName} in training: forward and backward over batches, the gradients beside the parameters. One call at a time.</summary>");
        writer.Open($"public sealed unsafe class Training : {GlobalNames.Runtime}.ITraining");
        ConstantsEmitter.EmitTraining(training, writer);
        writer.Line();
        writer.Line($"readonly {Space}.TrainingSession session;");
        writer.Line($"readonly {Space}.TrainingPass pass;");
        if (size.IsDefault) Fields(network, writer);
        writer.Line();
        Constructors(network, size, training, writer);
        writer.Line();
        Factories(writer);
        writer.Line();
        Properties(network, size, writer);
        if (size.IsDefault) OtherSizes(network, writer);
        Forward(size.Definition, writer);
        writer.Line();
        Backward(size.Definition, training.Graph, writer);
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public {Space}.NonFiniteValue Examine({GlobalNames.System}.Action steps) => session.Examine(steps);");
        writer.Line();
        writer.Line("/// <inheritdoc cref=\"global::NetGen.Runtime.ITraining.CreateInference\"/>");
        var inference = $"new {network.Target.GlobalName}.Inference(Parameters, new(threads, InstructionSet)){(size.IsDefault ? "" : $".{size.Name}")}";
        writer.Line($"public Inference CreateInference(int threads = 0) => {inference};");
        writer.Line();
        writer.Line($"{GlobalNames.Runtime}.IInference {GlobalNames.Runtime}.ITraining.CreateInference(int threads) => CreateInference(threads);");
        writer.Line();
        writer.Line($"/// <summary>Frees the parameters and the memory{(network.Sizes.Count > 1 ? ", at every size that shares them" : "")}.</summary>");
        writer.Line("public void Dispose() => session.Dispose();");
        writer.Close();
    }

    static void Constructors(NetworkProgram network, ProgramSize size, TrainingPlan training, CodeWriter writer)
    {
        writer.Line($"internal Training({GlobalNames.Weights}.WeightSource source, {GlobalNames.Runtime}.TrainingOptions options)");
        writer.Open($"    : this(new {Space}.TrainingSession({network.GlobalName(size)}.Description.Parameters, source, options))").Close();
        writer.Line();
        writer.Open($"internal Training({Space}.TrainingSession session)");
        writer.Line("this.session = session;");
        writer.Line("pass = session.Add(session.InstructionSet switch");
        writer.Line("{");
        for (var i = 0; i < training.Plans.Count; i++)
        {
            var set = training.Plans[i].InstructionSet.Name;
            var pattern = i == training.Plans.Count - 1 ? "_" : $"{GlobalNames.InstructionSetKind}.{set}";
            writer.Line($"    {pattern} => global::{network.ProgramNamespace(size)}.{set}TrainingProgram.Describe(),");
        }

        writer.Line("});");
        writer.Close();
    }

    static void Fields(NetworkProgram network, CodeWriter writer)
    {
        foreach (var (size, i) in network.Others.Select((size, i) => (size, i))) writer.Line($"{network.GlobalName(size)}.Training size{i};");
    }

    static void OtherSizes(NetworkProgram network, CodeWriter writer)
    {
        foreach (var (size, i) in network.Others.Select((size, i) => (size, i)))
        {
            writer.Line($"/// <summary>The same parameters for {size.InputText}, with memory that is made when this is first asked for; disposing of either disposes of both.</summary>");
            writer.Line($"public {network.GlobalName(size)}.Training {size.Name} => size{i} ??= new(session);");
            writer.Line();
        }
    }

    static void Properties(NetworkProgram network, ProgramSize size, CodeWriter writer)
    {
        Property($"{GlobalNames.NetworkDescription} Description", $"=> {network.GlobalName(size)}.Description;", writer);
        Property($"{Space}.TrainingParameters Parameters", "=> session.Parameters;", writer);
        Property("int Batch", "=> session.Batch;", writer);
        Property($"{GlobalNames.InstructionSetKind} InstructionSet", "=> session.InstructionSet;", writer);
        Property("int Threads", "=> session.Threads;", writer);
        Property("ulong Seed", "{ get => session.Seed; set => session.Seed = value; }", writer);
        Property("uint Step", "{ get => session.Step; set => session.Step = value; }", writer);
    }

    static void Property(string declaration, string body, CodeWriter writer)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public {declaration} {body}");
        writer.Line();
    }

    static void Factories(CodeWriter writer)
    {
        writer.Line("/// <summary>Begins with first weights, the same for the same seed on every machine.</summary>");
        writer.Line("/// <param name=\"batch\">The most items of a batch.</param>");
        writer.Line("/// <param name=\"seed\">What the first weights, and random numbers in training, are drawn from.</param>");
        writer.Line("/// <param name=\"threads\">Threads that work on one call; 0 stands for one on each physical core.</param>");
        writer.Line($"public static Training Create(int batch, ulong seed = 0, int threads = 0) => new({GlobalNames.Weights}.WeightSource.FromSeed(seed), new(batch, seed, threads));");
        writer.Line();
        writer.Line("/// <summary>Begins with the weights of a safetensors or .npz file with PyTorch's names.</summary>");
        writer.Line("/// <param name=\"path\">The file.</param>");
        writer.Line("/// <param name=\"batch\">The most items of a batch.</param>");
        writer.Line("/// <param name=\"seed\">What random numbers in training are drawn from.</param>");
        writer.Line("/// <param name=\"threads\">Threads that work on one call; 0 stands for one on each physical core.</param>");
        writer.Line($"/// <exception cref=\"{GlobalNames.Weights}.WeightMismatchException\">The file is not this network's: entries are missing, unexpected or of another shape.</exception>");
        writer.Line($"/// <exception cref=\"{GlobalNames.Runtime}.InvalidFileException\">The file is malformed, or a weight is not finite.</exception>");
        writer.Line($"public static Training Load(string path, int batch, ulong seed = 0, int threads = 0) => new({GlobalNames.Weights}.WeightSource.FromFile(path), new(batch, seed, threads));");
    }

    static void Forward(Graph definition, CodeWriter writer)
    {
        var used = new HashSet<string>(StringComparer.Ordinal) { "items", "read", "written" };
        var (inputs, outputs) = (Arguments(definition.Inputs, "", used), Arguments(definition.Outputs, "", used));
        writer.Line("/// <summary>Runs a batch forward in training mode, with the parameters as they are now; running statistics go on.</summary>");
        foreach (var (name, value) in inputs) writer.Line($"/// <param name=\"{name.TrimStart('@')}\">items × {definition.ShapeOf(value).ToDisplayString()}.</param>");
        foreach (var (name, value) in outputs) writer.Line($"/// <param name=\"{name.TrimStart('@')}\">Where items × {definition.ShapeOf(value).ToDisplayString()} goes.</param>");
        writer.Line("/// <param name=\"items\">How many items.</param>");
        writer.Line($"/// <exception cref=\"{GlobalNames.System}.ArgumentException\">A span has the wrong length, or there are more items than a batch has.</exception>");
        var parameters = inputs.Select(i => $"{GlobalNames.ReadOnlySpan}<float> {i.Name}").Concat(outputs.Select(o => $"{GlobalNames.Span}<float> {o.Name}"));
        writer.Open($"public void Forward({string.Join(", ", parameters)}, int items)");
        SpanCheckEmitter.Emit(inputs.Concat(outputs), "items", definition, writer);
        var pointers = Fixed([.. inputs.Concat(outputs).Select(a => a.Name)], used, writer);
        writer.Line(Table("read", pointers.Take(inputs.Count)));
        writer.Line(Table("written", pointers.Skip(inputs.Count)));
        writer.Line("pass.Forward(read, written, items);");
        writer.Close().Close();
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public void Forward({GlobalNames.ReadOnlySpan}<{GlobalNames.System}.ReadOnlyMemory<float>> inputs, {GlobalNames.ReadOnlySpan}<{GlobalNames.System}.Memory<float>> outputs, int items)");
        Count("inputs", inputs.Count, writer);
        Count("outputs", outputs.Count, writer);
        writer.Line($"Forward({string.Join(", ", Spans("inputs", Enumerable.Range(0, inputs.Count)).Concat(Spans("outputs", Enumerable.Range(0, outputs.Count))))}, items);");
        writer.Close();
    }

    static void Backward(Graph definition, TrainingGraph training, CodeWriter writer)
    {
        var used = new HashSet<string>(StringComparer.Ordinal) { "items", "read", "written" };
        var (reached, wanted) = (Indices(definition.Outputs, training.OutputGradients), Indices(definition.Inputs, training.InputGradients));
        var outputs = Arguments(reached.Select(i => definition.Outputs[i]), "Gradient", used);
        var inputs = Arguments(wanted.Select(i => definition.Inputs[i]), "Gradient", used);
        writer.Line("/// <summary>Runs back from the gradients of the outputs; those of the parameters replace what <see cref=\"Parameters\"/> held.</summary>");
        foreach (var (name, value) in outputs) writer.Line($"/// <param name=\"{name.TrimStart('@')}\">∂loss/∂output of as many items as went forward, each {definition.ShapeOf(value).ToDisplayString()}.</param>");
        foreach (var (name, value) in inputs) writer.Line($"/// <param name=\"{name.TrimStart('@')}\">Where ∂loss/∂input of as many items goes, each {definition.ShapeOf(value).ToDisplayString()}; empty where it is not wanted.</param>");
        writer.Line($"/// <exception cref=\"{GlobalNames.System}.ArgumentException\">A span has the wrong length.</exception>");
        writer.Line($"/// <exception cref=\"{GlobalNames.System}.InvalidOperationException\">Nothing went forward since the last backward pass.</exception>");
        var parameters = outputs.Select(g => $"{GlobalNames.ReadOnlySpan}<float> {g.Name}").Concat(inputs.Select(g => $"{GlobalNames.Span}<float> {g.Name} = default"));
        writer.Open($"public void Backward({string.Join(", ", parameters)})");
        writer.Line("var items = pass.Items;");
        SpanCheckEmitter.Emit(outputs, "items", definition, writer);
        SpanCheckEmitter.EmitUnlessEmpty(inputs, "items", definition, writer);
        var pointers = Fixed([.. outputs.Concat(inputs).Select(a => a.Name)], used, writer);
        writer.Line(Table("read", pointers.Take(outputs.Count)));
        writer.Line(Table("written", pointers.Skip(outputs.Count)));
        writer.Line("pass.Backward(read, written);");
        writer.Close().Close();
        writer.Line();
        GeneralBackward(definition, reached, wanted, writer);
    }

    static void GeneralBackward(Graph definition, IReadOnlyList<int> reached, IReadOnlyList<int> wanted, CodeWriter writer)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public void Backward({GlobalNames.ReadOnlySpan}<{GlobalNames.System}.ReadOnlyMemory<float>> outputGradients, {GlobalNames.ReadOnlySpan}<{GlobalNames.System}.Memory<float>> inputGradients)");
        Count("outputGradients", definition.Outputs.Count, writer);
        writer.Open("if (inputGradients.IsEmpty)");
        writer.Line($"Backward({string.Join(", ", Spans("outputGradients", reached))});");
        writer.Line("return;").Close();
        writer.Line();
        Count("inputGradients", definition.Inputs.Count, writer);
        List<int> others = [.. Enumerable.Range(0, definition.Inputs.Count).Except(wanted)];
        var unreached = others.Select(i => ($"inputGradients[{i}].Span", definition.Inputs[i].Value)).ToList();
        if (others.Count > 0) writer.Line("var items = pass.Items;");
        SpanCheckEmitter.EmitUnlessEmpty(unreached, "items", definition, writer);
        writer.Line($"Backward({string.Join(", ", Spans("outputGradients", reached).Concat(Spans("inputGradients", wanted)))});");
        foreach (var (span, _) in unreached) writer.Line($"{span}.Clear();");
        writer.Close();
    }

    /// <summary>Which of the values have a gradient.</summary>
    static List<int> Indices(EquatableArray<NamedValue> values, IReadOnlyList<NamedTwin> gradients) =>
        [.. Enumerable.Range(0, values.Count).Where(i => gradients.Any(g => g.Name == values[i].Name))];

    static void Count(string argument, int expected, CodeWriter writer) => writer.Line($"{GlobalNames.SpanCheck}.Count(\"{argument}\", {expected}, {argument}.Length);");

    static IEnumerable<string> Spans(string argument, IEnumerable<int> indices) => indices.Select(i => $"{argument}[{i}].Span");

    static List<(string Name, Value Value)> Arguments(IEnumerable<NamedValue> values, string suffix, HashSet<string> used) =>
        [.. values.Select(v => (Identifiers.Unique(Identifiers.Escape(v.Name + suffix), used), v.Value))];

    /// <summary>Pins the arguments, opens the block in which they are, and returns the names of the pointers.</summary>
    static List<string> Fixed(IReadOnlyList<string> arguments, HashSet<string> used, CodeWriter writer)
    {
        List<string> pointers = [.. arguments.Select((_, i) => Identifiers.Unique($"pointer{i}", used))];
        for (var i = 0; i < arguments.Count; i++) writer.Line($"fixed (float* {pointers[i]} = {arguments[i]})");
        writer.Open();
        return pointers;
    }

    static string Table(string name, IEnumerable<string> pointers) =>
        $"float** {name} = {(pointers.Any() ? $"stackalloc float*[] {{ {string.Join(", ", pointers)} }}" : "null")};";
}
