namespace NetGenCompiler.Execution;

/// <summary>C#'s built-in operators. Operands have the same type, by the conversions that the compiler inserts; null makes a lifted operator null or false.</summary>
static class Arithmetic
{
    public static object? Binary(string operation, object? left, object? right, bool isChecked) => (left, right) switch
    {
        (null, bool known) when operation is "And" or "Or" => WithUnknown(operation, known),
        (bool known, null) when operation is "And" or "Or" => WithUnknown(operation, known),
        (null, _) or (_, null) => IsComparison(operation) ? false : null,
        (EnumValue x, EnumValue y) => OfEnums(operation, x, y),
        (EnumValue x, _) => x with { Number = NumericTypes.ToLong(Integer(operation, x.Number, NumericTypes.ToLong(right), isChecked)) },
        (_, EnumValue y) => y with { Number = NumericTypes.ToLong(Integer(operation, NumericTypes.ToLong(left), y.Number, isChecked)) },
        (int x, int y) => Integer(operation, x, y, isChecked),
        (float x, float y) => Real(operation, x, y),
        (double x, double y) => Real(operation, x, y),
        (long x, int y) when operation.EndsWith("Shift", StringComparison.Ordinal) => operation == "LeftShift" ? x << y : operation == "RightShift" ? x >> y : (long)((ulong)x >> y),
        (long x, long y) => Integer(operation, x, y, isChecked),
        (uint x, int y) => operation == "LeftShift" ? x << y : x >> y,
        (ulong x, int y) => operation == "LeftShift" ? x << y : x >> y,
        (uint x, uint y) => Unsigned(operation, x, y, isChecked),
        (ulong x, ulong y) => Unsigned(operation, x, y, isChecked),
        (decimal x, decimal y) => Decimal(operation, x, y),
        (bool x, bool y) => operation switch
        {
            "And" => x & y,
            "Or" => x | y,
            "ExclusiveOr" => x ^ y,
            _ => throw Unsupported(operation),
        },
        (DelegateValue, DelegateValue) => throw new LibraryException(ProblemIds.Unsupported, "functions cannot be combined into one in a definition"),
        _ => throw new LibraryException(ProblemIds.Unsupported, $"operator {operation} on {ValueText.TypeName(left)} and {ValueText.TypeName(right)} is not supported"),
    };

    public static object? Unary(string operation, object? operand, bool isChecked) => (operation, operand) switch
    {
        (_, null) => null,
        ("Plus", _) => operand,
        ("Not", bool x) => !x,
        ("Minus", int x) => isChecked ? checked(-x) : unchecked(-x),
        ("Minus", long x) => isChecked ? checked(-x) : unchecked(-x),
        ("Minus", float x) => -x,
        ("Minus", double x) => -x,
        ("Minus", decimal x) => -x,
        ("BitwiseNegation", int x) => ~x,
        ("BitwiseNegation", long x) => ~x,
        ("BitwiseNegation", uint x) => ~x,
        ("BitwiseNegation", ulong x) => ~x,
        ("BitwiseNegation", EnumValue x) => x with { Number = ~x.Number },
        _ => throw new LibraryException(ProblemIds.Unsupported, $"operator {operation} on {ValueText.TypeName(operand)} is not supported"),
    };

    static bool IsComparison(string operation) => operation is "LessThan" or "LessThanOrEqual" or "GreaterThan" or "GreaterThanOrEqual";

    // The three-valued logic of bool?.
    static bool? WithUnknown(string operation, bool known) => known == (operation == "Or") ? known : null;

    static object OfEnums(string operation, EnumValue x, EnumValue y) => Integer(operation, x.Number, y.Number, false) switch
    {
        bool comparison => comparison,
        var number when operation == "Subtract" => unchecked((int)(long)number),
        var number => x with { Number = (long)number },
    };

    // In 64 bits nothing of 32 overflows; the quotient of the least number by -1 is an error in either width.
    static object Integer(string operation, int x, int y, bool isChecked) => operation switch
    {
        "LeftShift" => x << y,
        "RightShift" => x >> y,
        "UnsignedRightShift" => (int)((uint)x >> y),
        _ => Integer(operation, (long)x, y, false) switch
        {
            long number => isChecked || operation == "Divide" ? checked((int)number) : unchecked((int)number),
            var comparison => comparison,
        },
    };

    static object Integer(string operation, long x, long y, bool isChecked) => operation switch
    {
        "Add" => isChecked ? checked(x + y) : unchecked(x + y),
        "Subtract" => isChecked ? checked(x - y) : unchecked(x - y),
        "Multiply" => isChecked ? checked(x * y) : unchecked(x * y),
        "Divide" => x / y,
        "Remainder" => y == -1 ? 0L : x % y,
        "And" => x & y,
        "Or" => x | y,
        "ExclusiveOr" => x ^ y,
        _ => Comparison(operation, x.CompareTo(y)),
    };

    static object Unsigned(string operation, uint x, uint y, bool isChecked) => Unsigned(operation, (ulong)x, y, isChecked && operation == "Subtract") switch
    {
        ulong number => isChecked ? checked((uint)number) : unchecked((uint)number),
        var comparison => comparison,
    };

    static object Unsigned(string operation, ulong x, ulong y, bool isChecked) => operation switch
    {
        "Add" => isChecked ? checked(x + y) : unchecked(x + y),
        "Subtract" => isChecked ? checked(x - y) : unchecked(x - y),
        "Multiply" => isChecked ? checked(x * y) : unchecked(x * y),
        "Divide" => x / y,
        "Remainder" => x % y,
        "And" => x & y,
        "Or" => x | y,
        "ExclusiveOr" => x ^ y,
        _ => Comparison(operation, x.CompareTo(y)),
    };

    // Rounded once more, a sum, product or quotient of floats in double precision is what it is in single; a remainder is exact.
    static object Real(string operation, float x, float y) => Real(operation, (double)x, y) switch
    {
        double number => (float)number,
        var comparison => comparison,
    };

    static object Real(string operation, double x, double y) => operation switch
    {
        "Add" => x + y,
        "Subtract" => x - y,
        "Multiply" => x * y,
        "Divide" => x / y,
        "Remainder" => x % y,
        _ when double.IsNaN(x) || double.IsNaN(y) => IsComparison(operation) ? false : throw Unsupported(operation),
        _ => Comparison(operation, x.CompareTo(y)),
    };

    static object Decimal(string operation, decimal x, decimal y) => operation switch
    {
        "Add" => x + y,
        "Subtract" => x - y,
        "Multiply" => x * y,
        "Divide" => x / y,
        "Remainder" => x % y,
        _ => Comparison(operation, x.CompareTo(y)),
    };

    /// <summary>A comparison, of which the order of the two is known.</summary>
    static bool Comparison(string operation, int order) => operation switch
    {
        "LessThan" => order < 0,
        "LessThanOrEqual" => order <= 0,
        "GreaterThan" => order > 0,
        "GreaterThanOrEqual" => order >= 0,
        _ => throw Unsupported(operation),
    };

    static LibraryException Unsupported(string operation) => new(ProblemIds.Unsupported, $"operator {operation} is not supported here");
}
