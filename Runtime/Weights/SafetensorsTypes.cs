namespace NetGen.Runtime.Weights;

/// <summary>The types' names in a safetensors header.</summary>
static class SafetensorsTypes
{
    public static string Names { get; } = string.Join(", ", Enum.GetValues<StorageType>().Select(Name));

    public static string Name(StorageType type) => type switch
    {
        StorageType.Bool => "BOOL",
        _ => type.ToString(),
    };

    public static StorageType? Parse(string name)
    {
        foreach (var type in Enum.GetValues<StorageType>())
        {
            if (Name(type) == name) return type;
        }

        return null;
    }
}
