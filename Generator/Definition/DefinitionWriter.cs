using System.Globalization;
using System.Text;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Definition;

/// <summary>Writes the text form of definitions.</summary>
sealed class DefinitionWriter
{
    readonly StringBuilder tokens = new();
    readonly List<string> strings = [];
    readonly Dictionary<string, int> indices = new(StringComparer.Ordinal);

    public void Network(NetworkDefinition network)
    {
        Text(network.Name);
        Text(network.Namespace);
        Text(network.Declaration);
        Text(network.Accessibility);
        Number(network.ExactConvolutions ? 1 : 0);
        Number((int)network.LinearWeights);
        Training(network.Training);
        Node(network.Creation);
        Text(network.Entry);
        Items(network.Inputs, input =>
        {
            Text(input.Name);
            Items(input.Shapes, shape => Items(shape, Number));
        });
        Items(network.OutputNames, Text);
        Items(network.Types, Type);
        Items(network.Methods, Method);
    }

    public void Library(ModuleLibrary library)
    {
        Text(library.Assembly);
        Items(library.Types, Type);
        Items(library.Methods, Method);
        Items(library.Places, places =>
        {
            Text(places.Method);
            Text(places.File);
            Items(places.Lines, Number);
        });
    }

    public string Finish(string kind)
    {
        var text = new StringBuilder();
        text.Append("netgen ").Append(kind).Append(' ').Append(DefinitionText.Version).Append('\n').Append(strings.Count).Append('\n');
        foreach (var item in strings) text.Append(Escape(item)).Append('\n');
        return text.Append(tokens).ToString();
    }

    static string Escape(string text) => text.Replace("\\", "\\\\").Replace("\n", "\\n").Replace("\r", "\\r").Replace("\0", "\\0");

    void Training(TrainingDefinition? training)
    {
        Number(training is null ? 0 : 1);
        if (training is null) return;
        Text(training.ActivationBudget.ToString(CultureInfo.InvariantCulture));
        Number((int)training.ActivationStorage);
        Items(training.Frozen.Layers, Text);
        Items(training.Frozen.Statistics, Text);
    }

    void Type(TypeDefinition type)
    {
        Text(type.Key);
        Text(type.Name);
        Number((int)type.Form);
        OptionalNode(type.Base);
        Items(type.Interfaces, Node);
        Items(type.TypeParameters, Text);
        Items(type.Fields, Field);
        Items(type.StaticFields, Field);
        OptionalText(type.Initializer);
        OptionalText(type.StaticInitializer);
        Items(type.Slots, slot =>
        {
            Text(slot.Slot);
            Text(slot.Method);
        });
        Items(type.Parts, Text);
        Items(type.Printed, member =>
        {
            Text(member.Name);
            Text(member.Key);
        });
        Items(type.Members, member =>
        {
            Text(member.Name);
            Text(member.Value.ToString(CultureInfo.InvariantCulture));
        });
        OptionalText(type.Underlying);
        Number(type.IsFlags ? 1 : 0);
    }

    void Field(FieldDefinition field)
    {
        Text(field.Key);
        Text(field.Name);
        Node(field.Type);
    }

    void Method(MethodDefinition method)
    {
        Text(method.Key);
        Text(method.Name);
        Number(method.Parameters);
        Number(method.Slots);
        Items(method.TypeParameters, Text);
        Node(method.Body);
    }

    void Node(DefinitionNode node)
    {
        Text(node.Kind.ToString());
        Number(node.Location);
        Number(node.Number);
        OptionalText(node.Text);
        Value(node.Value);
        Items(node.Operands, Node);
    }

    void Value(object? value)
    {
        if (value is null)
        {
            tokens.Append("- ");
            return;
        }

        // A char travels as its number: a lone surrogate does not survive every encoding.
        Number((int)System.Convert.GetTypeCode(value));
        Text(value switch
        {
            float number => number.ToString("G9", CultureInfo.InvariantCulture),
            double number => number.ToString("G17", CultureInfo.InvariantCulture),
            char character => ((int)character).ToString(CultureInfo.InvariantCulture),
            _ => System.Convert.ToString(value, CultureInfo.InvariantCulture)!,
        });
    }

    void OptionalNode(DefinitionNode? node)
    {
        Number(node is null ? 0 : 1);
        if (node is not null) Node(node);
    }

    void OptionalText(string? text)
    {
        if (text is null) tokens.Append("- ");
        else Text(text);
    }

    void Text(string text)
    {
        if (!indices.TryGetValue(text, out var index))
        {
            index = strings.Count;
            indices.Add(text, index);
            strings.Add(text);
        }

        Number(index);
    }

    void Number(int number) => tokens.Append(number.ToString(CultureInfo.InvariantCulture)).Append(' ');

    void Items<T>(EquatableArray<T> items, Action<T> write)
        where T : IEquatable<T>
    {
        Number(items.Count);
        foreach (var item in items) write(item);
    }
}
