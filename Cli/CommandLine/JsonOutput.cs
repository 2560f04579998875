using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NetGen.Runtime;

namespace NetGen.Cli.CommandLine;

/// <summary>Results as JSON: camel case, indented, instruction sets by their names on the command line.</summary>
static class JsonOutput
{
    static readonly JsonSerializerOptions options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // A network that overflows gives infinities, which JSON has no number for.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new InstructionSetConverter() },
    };

    public static void Json<T>(this Terminal terminal, T value) => terminal.Line(JsonSerializer.Serialize(value, options));

    sealed class InstructionSetConverter : JsonConverter<InstructionSetKind>
    {
        public override InstructionSetKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            InstructionSets.Parse(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, InstructionSetKind value, JsonSerializerOptions options) =>
            writer.WriteStringValue(InstructionSets.Name(value));
    }
}
