using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission.Recurrent;

/// <summary>What the kernels of recurrences have in common: loops over vectors of units, of which the last may be a part, and products with a row of numbers.</summary>
sealed class RecurrentText(InstructionSet instructionSet, CodeWriter writer)
{
    public VectorText Vector { get; } = new(instructionSet);

    public CodeWriter Writer => writer;

    /// <summary>Opens the loop over vectors of units: the first of each is <c>unit</c>, and <c>width</c> is how many there are from it on.</summary>
    public void OpenUnits(string first = "0", string end = "units")
    {
        writer.Open($"for (long unit = {first}; unit < {end}; unit += {Vector.Lanes})");
        writer.Line("var width = units - unit;");
    }

    /// <summary>Declares a variable with a vector of units.</summary>
    public void Load(string variable, string address) => writer.Line($"var {variable} = {Loaded(address)};");

    /// <summary>Declares a variable with a vector of units, or with zeros.</summary>
    public void LoadIf(string variable, string address, string condition) => writer.Line($"var {variable} = {condition} ? {Loaded(address)} : {Vector.Zero};");

    public void Store(string value, string address)
    {
        writer.Open();
        writer.Line($"var value = {value};");
        writer.Line($"if (width >= {Vector.Lanes}) {Vector.Store("value", address)}");
        writer.Line($"else LayerSupport.StorePart(value, {address}, width);").Close();
    }

    /// <summary>Adds to <c>h0</c> and so on the products of a row of numbers with as many vectors for each of them, one for each sum; the odd numbers apart.</summary>
    public void EmitProducts(string row, string length, string weights, string condition, int sums)
    {
        writer.Open($"if ({condition})");
        writer.Line($"var w = {weights};");
        for (var i = 0; i < sums; i++) writer.Line($"var odd{i} = {Vector.Zero};");
        writer.Line("long k = 0;");
        writer.Open($"for (; k <= {length} - 2; k += 2)");
        Products("h", 0, $"{row}[k]");
        Products("odd", sums, $"{row}[k + 1]");
        writer.Line($"w += {2 * sums * Vector.Lanes};").Close();
        writer.Open($"if (k < {length})");
        Products("h", 0, $"{row}[k]");
        writer.Close();
        for (var i = 0; i < sums; i++) writer.Line($"h{i} += odd{i};");
        writer.Close();

        void Products(string sum, int first, string number)
        {
            writer.Open();
            writer.Line($"var number = {Vector.Broadcast(number)};");
            for (var i = 0; i < sums; i++) writer.Line($"{sum}{i} = {Vector.MultiplyAdd("number", Vector.Load($"w + {(first + i) * Vector.Lanes}"), $"{sum}{i}")};");
            writer.Close();
        }
    }

    /// <summary>A vector of units.</summary>
    public string Loaded(string address) => $"(width >= {Vector.Lanes} ? {Vector.Load(address)} : LayerSupport.LoadPart<{Vector.Type}>({address}, width))";
}
