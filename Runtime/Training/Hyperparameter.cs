namespace NetGen.Runtime.Training;

/// <summary>Checks of settings: one exception that names the setting, what is expected and what was found.</summary>
static class Hyperparameter
{
    public static double NotNegative(double value, string name) =>
        value >= 0 && double.IsFinite(value) ? value : throw Invalid(name, "finite and not negative", value);

    public static double Positive(double value, string name) =>
        value > 0 && double.IsFinite(value) ? value : throw Invalid(name, "finite and positive", value);

    /// <summary>A decay rate of a moving average.</summary>
    public static double Fraction(double value, string name) => value is >= 0 and < 1 ? value : throw Invalid(name, "at least 0 and less than 1", value);

    public static int NotNegative(int value, string name) => value >= 0 ? value : throw Invalid(name, "at least 0", value);

    public static int AtLeastOne(int value, string name) => value >= 1 ? value : throw Invalid(name, "at least 1", value);

    public static double Probability(double value, string name) => value is >= 0 and <= 1 ? value : throw Invalid(name, "from 0 to 1", value);

    public static ArgumentOutOfRangeException Invalid(string name, string expected, object value) =>
        new(name, value, $"'{name}' is to be {expected}.");
}
