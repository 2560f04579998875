namespace NetGen.Runtime.Training.Losses;

/// <summary>Targets that are 1 or −1.</summary>
static class SignCheck
{
    public static void All(string name, ReadOnlySpan<float> values)
    {
        if (values.IndexOfAnyExcept(1f, -1f) is >= 0 and var index)
        {
            throw new ArgumentOutOfRangeException(name, values[index], $"'{name}' is to be 1 or −1 at index {index}.");
        }
    }
}
