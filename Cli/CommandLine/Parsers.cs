using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using NetGen.Runtime;

namespace NetGen.Cli.CommandLine;

/// <summary>Options of the types that several commands take, with messages that say what is expected.</summary>
static class Parsers
{
    /// <summary>An option that takes a whole number.</summary>
    public static Option<int> Integer(string name, string description, int least, int most, int standard) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => standard,
        CustomParser = result => Parse(result, name, $"a whole number from {least} to {most}", text =>
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value : (int?)null),
    };

    /// <summary>An option that takes numbers, separated by commas; none where it is absent.</summary>
    public static Option<float[]> Numbers(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "X[,X…]",
        CustomParser = result =>
        {
            var numbers = new List<float>();
            foreach (var part in result.Tokens.Single().Value.Split(','))
            {
                if (!float.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !float.IsFinite(number))
                {
                    result.AddError($"{name} takes a number, or one for each channel separated by commas; '{part}' is none.");
                    return [];
                }

                numbers.Add(number);
            }

            return [.. numbers];
        },
    };

    /// <summary>An option that takes a seed.</summary>
    public static Option<ulong?> Seed(string description) => new("--seed")
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => Parse(result, "--seed", "a whole number from 0 to 18446744073709551615", text =>
            ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : (ulong?)null),
    };

    /// <summary>The option that chooses the instruction set.</summary>
    public static Option<InstructionSetKind?> InstructionSet()
    {
        var names = Enum.GetValues<InstructionSetKind>().OrderDescending().Select(InstructionSets.Name).ToArray();
        var option = new Option<InstructionSetKind?>("--isa")
        {
            Description = "The instruction set, instead of the best that the processor has.",
            HelpName = string.Join('|', names),
            CustomParser = result =>
            {
                var text = result.Tokens.Single().Value;
                if (names.Contains(text, StringComparer.OrdinalIgnoreCase)) return InstructionSets.Parse(text);
                result.AddError($"'{text}' is no instruction set: --isa takes {string.Join(", ", names[..^1])} or {names[^1]}.");
                return null;
            },
        };
        option.CompletionSources.Add(names);
        return option;
    }

    /// <summary>An option that takes a number; null where it is absent.</summary>
    public static Option<double?> Number(string name, string description, double least, double most = double.MaxValue) => new(name)
    {
        Description = description,
        HelpName = "X",
        CustomParser = result => Parse(
            result, name, string.Create(CultureInfo.InvariantCulture, $"a number from {least}{(most < double.MaxValue ? $" to {most}" : " on")}"), text =>
                double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value : (double?)null),
    };

    /// <summary>An option that takes one of some names, which stand for themselves in lower case.</summary>
    public static Option<T> Choice<T>(string name, string description, T standard) where T : struct, Enum
    {
        var values = Enum.GetValues<T>().ToDictionary(v => v.ToString().ToLowerInvariant());
        var option = new Option<T>(name)
        {
            Description = description,
            HelpName = string.Join('|', values.Keys),
            DefaultValueFactory = _ => standard,
            CustomParser = result => Parse(result, name, string.Join(", ", values.Keys), text => values.TryGetValue(text.ToLowerInvariant(), out var value) ? value : (T?)null),
        };
        option.CompletionSources.Add([.. values.Keys]);
        return option;
    }

    /// <summary>An option that takes a folder.</summary>
    public static Option<string> Folder(string name, string description) => new(name) { Description = description, HelpName = "DIR" };

    /// <summary>An option that takes a file.</summary>
    public static Option<string> File(string name, string description, bool isRequired = false) =>
        new(name) { Description = description, HelpName = "FILE", Required = isRequired };

    /// <summary>The option for results as JSON.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Prints JSON." };

    /// <summary>Refuses options that exclude each other.</summary>
    public static void Exclude(this Command command, params Option[] options) => command.Validators.Add(result =>
    {
        var given = options.Where(o => result.GetResult(o) is { Implicit: false }).Select(o => o.Name).ToArray();
        if (given.Length > 1) result.AddError($"{string.Join(" and ", given)} exclude each other.");
    });

    static T Parse<T>(ArgumentResult result, string name, string expected, Func<string, T?> parse) where T : struct
    {
        var text = result.Tokens.Single().Value;
        if (parse(text) is { } value) return value;
        result.AddError($"{name} takes {expected}, not '{text}'.");
        return default;
    }
}
