using System.Globalization;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Emission;

/// <summary>Writes what tools that take any network ask of one.</summary>
static class DescriptionEmitter
{
    public static void Emit(NetworkProgram network, ProgramSize size, CodeWriter writer)
    {
        var (definition, own) = (size.Definition, network.GlobalName(size));
        writer.Line("/// <summary>What the network is, for tools that take any network.</summary>");
        writer.Line($"public static {GlobalNames.NetworkDescription} Description {{ get; }} = new NetworkDetails();");
        writer.Line();
        writer.Open($"sealed class NetworkDetails : {GlobalNames.NetworkDescription}");
        writer.Line($"public override string Name => {CodeWriter.Literal(size.TypeName)};");
        Tensors(writer, "Inputs", definition, definition.Inputs);
        Tensors(writer, "Outputs", definition, definition.Outputs);
        if (network.Sizes.Count > 1) writer.Line($"public override {GlobalNames.ImmutableArray}<{GlobalNames.NetworkDescription}> Sizes => {Sizes(network, size)};");
        var parameters = $"public override {GlobalNames.ImmutableArray}<{GlobalNames.Runtime}.ParameterDescription> Parameters";
        writer.Line(size.IsDefault
            ? $"{parameters} {{ get; }} = {GlobalNames.Runtime}.ParameterTable.Parse(Table);"
            : $"{parameters} => {network.Target.GlobalName}.Description.Parameters;");
        writer.Line($"public override long MultiplyAdds => {own}.MultiplyAdds;");
        writer.Line($"public override string ReportText => {own}.Report;");
        writer.Line($"public override {GlobalNames.ReadOnlySpan}<byte> ReportJson => {own}.ReportJson;");
        writer.Line($"public override long ArenaBytes({GlobalNames.InstructionSetKind} instructionSet) => instructionSet switch");
        writer.Line("{");
        foreach (var plan in size.Plans) writer.Line($"    {GlobalNames.InstructionSetKind}.{plan.InstructionSet.Name} => {own}.ArenaBytes{plan.InstructionSet.Name},");
        writer.Line($"    _ => {own}.ArenaBytes,");
        writer.Line("};");
        writer.Line($"public override {GlobalNames.ImmutableArray}<{GlobalNames.Runtime}.StepDescription> Steps({GlobalNames.InstructionSetKind} instructionSet) => {GlobalNames.Runtime}.StepTable.Parse(instructionSet switch");
        writer.Line("{");
        for (var i = 0; i < size.Plans.Count; i++)
        {
            var set = size.Plans[i].InstructionSet.Name;
            writer.Line($"    {(i == size.Plans.Count - 1 ? "_" : $"{GlobalNames.InstructionSetKind}.{set}")} => global::{network.ProgramNamespace(size)}.{set}Program.Steps,");
        }

        writer.Line("});");
        writer.Line($"public override {GlobalNames.Runtime}.IInference CreateInference({GlobalNames.Weights}.WeightSource weights, {GlobalNames.Runtime}.InferenceOptions options = null) =>");
        writer.Line($"    new {network.Target.GlobalName}.Inference(weights, options ?? {GlobalNames.Runtime}.InferenceOptions.Default){(size.IsDefault ? "" : $".{size.Name}")};");
        if (size.Training is not null) Training(network, size, writer);
        if (size.IsDefault) Table(definition, writer);
        writer.Close();
    }

    static void Training(NetworkProgram network, ProgramSize size, CodeWriter writer)
    {
        writer.Line("public override bool HasTraining => true;");
        writer.Line($"public override {GlobalNames.Runtime}.ITraining CreateTraining({GlobalNames.Weights}.WeightSource weights, {GlobalNames.Runtime}.TrainingOptions options) =>");
        writer.Line($"    new {network.GlobalName(size)}.Training(weights, options);");
    }

    static string Sizes(NetworkProgram network, ProgramSize size) => size.IsDefault
        ? $"[this, {string.Join(", ", network.Others.Select(s => $"{network.GlobalName(s)}.Description"))}]"
        : $"{network.Target.GlobalName}.Description.Sizes";

    static void Table(Graph definition, CodeWriter writer)
    {
        writer.Line();
        writer.Line("// kind, first values, shape, name");
        RawString.EmitUtf8($"static {GlobalNames.ReadOnlySpan}<byte> Table", definition.Parameters.Select(Entry), writer);
    }

    static void Tensors(CodeWriter writer, string property, Graph graph, IEnumerable<NamedValue> values)
    {
        var items = values.Select(v => $"new({CodeWriter.Literal(v.Name)}, [{string.Join(", ", graph.ShapeOf(v.Value).Dimensions.Select(d => CodeWriter.Literal(d)))}])");
        writer.Line($"public override {GlobalNames.ImmutableArray}<{GlobalNames.Runtime}.TensorDescription> {property} {{ get; }} = [{string.Join(", ", items)}];");
    }

    static string Entry(Parameter parameter)
    {
        var shape = parameter.Shape.Rank == 0 ? "scalar" : string.Join("x", parameter.Shape.Dimensions.Select(d => CodeWriter.Literal(d)));
        return string.Join(" ", parameter.Kind.ToString().ToLowerInvariant(), parameter.Initializer.Kind.ToString().ToLowerInvariant(), parameter.Initializer.Value.ToString("R", CultureInfo.InvariantCulture), shape, parameter.Name);
    }
}
