using System.Globalization;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Emission;

/// <summary>Writes what tools that take any network ask of one.</summary>
static class DescriptionEmitter
{
    public static void Emit(NetworkProgram network, ProgramSize size, CodeWriter writer)
    {
        var definition = size.Definition;
        writer.Line("/// <summary>What the network is, for tools that take any network.</summary>");
        writer.Line("public static NetworkDescription Description { get; } = new NetworkDetails();");
        writer.Line();
        writer.Open("sealed class NetworkDetails : NetworkDescription");
        writer.Line($"public override string Name => {CodeWriter.Literal(size.TypeName)};");
        Tensors(writer, "Inputs", definition, definition.Inputs);
        Tensors(writer, "Outputs", definition, definition.Outputs);
        if (network.Sizes.Count > 1) writer.Line($"public override ImmutableArray<NetworkDescription> Sizes => {Sizes(network, size)};");
        writer.Line(size.IsDefault
            ? "public override ImmutableArray<ParameterDescription> Parameters { get; } = ParameterTable.Parse(Table);"
            : $"public override ImmutableArray<ParameterDescription> Parameters => {network.Target.TypeName}.Description.Parameters;");
        writer.Line($"public override long MultiplyAdds => {size.TypeName}.MultiplyAdds;");
        writer.Line("public override string ReportText => Report;");
        writer.Line($"public override ReadOnlySpan<byte> ReportJson => {size.TypeName}.ReportJson;");
        writer.Line("public override long ArenaBytes(InstructionSetKind instructionSet) => instructionSet switch");
        writer.Line("{");
        foreach (var plan in size.Plans) writer.Line($"    InstructionSetKind.{plan.InstructionSet.Name} => ArenaBytes{plan.InstructionSet.Name},");
        writer.Line($"    _ => {size.TypeName}.ArenaBytes,");
        writer.Line("};");
        writer.Line($"public override IInference CreateInference(WeightSource weights, InferenceOptions options = null) => new {network.Target.TypeName}.Inference(weights, options ?? InferenceOptions.Default){(size.IsDefault ? "" : $".{size.Name}")};");
        if (size.IsDefault) Table(definition, writer);
        writer.Close();
    }

    static string Sizes(NetworkProgram network, ProgramSize size) => size.IsDefault
        ? $"[this, {string.Join(", ", network.Others.Select(s => $"{s.TypeName}.Description"))}]"
        : $"{network.Target.TypeName}.Description.Sizes";

    static void Table(Graph definition, CodeWriter writer)
    {
        writer.Line();
        writer.Line("// kind, first values, shape, name");
        writer.Line($"static ReadOnlySpan<byte> Table => {RawString.Of(string.Join("\n", definition.Parameters.Select(Entry)))}u8;");
    }

    static void Tensors(CodeWriter writer, string property, Graph graph, IEnumerable<NamedValue> values)
    {
        var items = values.Select(v => $"new({CodeWriter.Literal(v.Name)}, {string.Join(", ", graph.ShapeOf(v.Value).Dimensions.Select(d => CodeWriter.Literal(d)))})");
        writer.Line($"public override ImmutableArray<TensorDescription> {property} {{ get; }} = [{string.Join(", ", items)}];");
    }

    static string Entry(Parameter parameter)
    {
        var shape = parameter.Shape.Rank == 0 ? "scalar" : string.Join("x", parameter.Shape.Dimensions.Select(d => CodeWriter.Literal(d)));
        return string.Join(" ", parameter.Kind.ToString().ToLowerInvariant(), parameter.Initializer.Kind.ToString().ToLowerInvariant(), parameter.Initializer.Value.ToString("R", CultureInfo.InvariantCulture), shape, parameter.Name);
    }
}
