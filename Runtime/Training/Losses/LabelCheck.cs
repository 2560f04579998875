namespace NetGen.Runtime.Training.Losses;

/// <summary>Labels that are classes.</summary>
static class LabelCheck
{
    public static void All(string name, ReadOnlySpan<int> labels, int classes)
    {
        for (var i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes)
            {
                throw new ArgumentOutOfRangeException(name, labels[i], $"'{name}' is to be from 0 to {classes - 1} at index {i}.");
            }
        }
    }
}
