namespace NetGenCompiler.Definition;

/// <summary>What C# calls the types and members behind keys: messages show these and never a key.</summary>
static class KeyNames
{
    static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["System.Object"] = "object",
        ["System.String"] = "string",
        ["System.Boolean"] = "bool",
        ["System.Char"] = "char",
        ["System.SByte"] = "sbyte",
        ["System.Byte"] = "byte",
        ["System.Int16"] = "short",
        ["System.UInt16"] = "ushort",
        ["System.Int32"] = "int",
        ["System.UInt32"] = "uint",
        ["System.Int64"] = "long",
        ["System.UInt64"] = "ulong",
        ["System.Single"] = "float",
        ["System.Double"] = "double",
        ["System.Decimal"] = "decimal",
    };

    /// <summary>A type or member with the namespace and types around it: <c>Blocks.Cell.Forward</c>, <c>new Blocks.Cell</c>.</summary>
    public static string Full(string key)
    {
        var space = key.LastIndexOf(' ');
        if (space >= 0) return (key.StartsWith("static", StringComparison.Ordinal) ? "static fields of " : "new ") + Full(key.Substring(space + 1));
        var name = WithoutArguments(key);
        var isKey = name.Length > 1 && name[1] == ':';
        if (isKey) name = name.Substring(2);
        if (Keywords.TryGetValue(name, out var keyword)) return keyword;
        name = WithoutArities(name).Replace('$', '.');
        var end = name.LastIndexOf('.');
        var (type, member) = end < 0 ? ("", name) : (name.Substring(0, end), name.Substring(end + 1));
        if (!isKey || key[0] == 'T') return name;
        if (member == "#ctor") return "new " + type.TrimEnd('.');
        member = Member(member);
        return type.Length == 0 ? member : $"{type}.{member}";
    }

    /// <summary>A type or member by its own name alone.</summary>
    public static string Short(string key)
    {
        var name = Full(key);
        return name.Substring(name.LastIndexOf('.') + 1);
    }

    /// <summary>A member by its type and its own name: <c>Cell.Forward</c>, <c>new Cell</c>.</summary>
    public static string WithType(string key)
    {
        var name = Full(key);
        var prefix = name.LastIndexOf(' ') + 1;
        var (words, path) = (name.Substring(0, prefix), name.Substring(prefix).Split('.'));
        return words + string.Join(".", path.Skip(path.Length - (prefix > 0 ? 1 : 2)));
    }

    static string Member(string name)
    {
        // An explicit implementation is named after its interface, with # for the dots.
        name = name.Substring(name.LastIndexOf('#') + 1);
        if (name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal)) name = name.Substring(4);
        if (name.StartsWith("op_", StringComparison.Ordinal)) name = $"operator {name.Substring(3)}";
        return name == "Item" ? "this[]" : name;
    }

    static string WithoutArguments(string key)
    {
        var end = key.IndexOfAny(['(', '~']);
        return end < 0 ? key : key.Substring(0, end);
    }

    static string WithoutArities(string name)
    {
        var result = new System.Text.StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] != '`')
            {
                result.Append(name[i]);
                continue;
            }

            while (i + 1 < name.Length && (name[i + 1] == '`' || char.IsDigit(name[i + 1]))) i++;
        }

        return result.ToString();
    }
}
