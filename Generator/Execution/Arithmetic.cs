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

    static object Integer(string operation, int x, int y, bool isChecked) => operation switch
    {
        "Add" => isChecked ? checked(x + y) : unchecked(x + y),
        "Subtract" => isChecked ? checked(x - y) : unchecked(x - y),
        "Multiply" => isChecked ? checked(x * y) : unchecked(x * y),
        "Divide" => x / y,
        "Remainder" => y == -1 ? 0 : x % y,
        "And" => x & y,
        "Or" => x | y,
        "ExclusiveOr" => x ^ y,
        "LeftShift" => x << y,
        "RightShift" => x >> y,
        "UnsignedRightShift" => (int)((uint)x >> y),
        "LessThan" => x < y,
        "LessThanOrEqual" => x <= y,
        "GreaterThan" => x > y,
        "GreaterThanOrEqual" => x >= y,
        _ => throw Unsupported(operation),
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
        "LessThan" => x < y,
        "LessThanOrEqual" => x <= y,
        "GreaterThan" => x > y,
        "GreaterThanOrEqual" => x >= y,
        _ => throw Unsupported(operation),
    };

    static object Unsigned(string operation, uint x, uint y, bool isChecked) => operation switch
    {
        "Add" => isChecked ? checked(x + y) : unchecked(x + y),
        "Subtract" => isChecked ? checked(x - y) : unchecked(x - y),
        "Multiply" => isChecked ? checked(x * y) : unchecked(x * y),
        _ => Unsigned(operation, (ulong)x, y, false) is ulong number ? (uint)number : Unsigned(operation, (ulong)x, y, false),
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
        "LessThan" => x < y,
        "LessThanOrEqual" => x <= y,
        "GreaterThan" => x > y,
        "GreaterThanOrEqual" => x >= y,
        _ => throw Unsupported(operation),
    };

    // The casts keep the precision of float on hosts that compute in more.
    static object Real(string operation, float x, float y) => operation switch
    {
        "Add" => (float)(x + y),
        "Subtract" => (float)(x - y),
        "Multiply" => (float)(x * y),
        "Divide" => (float)(x / y),
        "Remainder" => (float)(x % y),
        _ => Comparison(operation, x, y),
    };

    static object Real(string operation, double x, double y) => operation switch
    {
        "Add" => x + y,
        "Subtract" => x - y,
        "Multiply" => x * y,
        "Divide" => x / y,
        "Remainder" => x % y,
        _ => Comparison(operation, x, y),
    };

    static object Decimal(string operation, decimal x, decimal y) => operation switch
    {
        "Add" => x + y,
        "Subtract" => x - y,
        "Multiply" => x * y,
        "Divide" => x / y,
        "Remainder" => x % y,
        "LessThan" => x < y,
        "LessThanOrEqual" => x <= y,
        "GreaterThan" => x > y,
        "GreaterThanOrEqual" => x >= y,
        _ => throw Unsupported(operation),
    };

    static bool Comparison(string operation, double x, double y) => operation switch
    {
        "LessThan" => x < y,
        "LessThanOrEqual" => x <= y,
        "GreaterThan" => x > y,
        "GreaterThanOrEqual" => x >= y,
        _ => throw Unsupported(operation),
    };

    static LibraryException Unsupported(string operation) => new(ProblemIds.Unsupported, $"operator {operation} is not supported here");
}
