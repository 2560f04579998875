using System.Globalization;

namespace NetGenCompiler.Execution;

/// <summary>An exception of the class library, or what an exception class of the definition inherits from one.</summary>
sealed class ExceptionValue
{
    static readonly Dictionary<string, (string Base, string Message)> Known = new(StringComparer.Ordinal)
    {
        ["System.Exception"] = ("System.Object", "Exception of type 'System.Exception' was thrown."),
        ["System.SystemException"] = ("System.Exception", "System error."),
        ["System.ApplicationException"] = ("System.Exception", "Error in the application."),
        ["System.ArgumentException"] = ("System.SystemException", "Value does not fall within the expected range."),
        ["System.ArgumentNullException"] = ("System.ArgumentException", "Value cannot be null."),
        ["System.ArgumentOutOfRangeException"] = ("System.ArgumentException", "Specified argument was out of the range of valid values."),
        ["System.InvalidOperationException"] = ("System.SystemException", "Operation is not valid due to the current state of the object."),
        ["System.NotSupportedException"] = ("System.SystemException", "Specified method is not supported."),
        ["System.NotImplementedException"] = ("System.SystemException", "The method or operation is not implemented."),
        ["System.FormatException"] = ("System.SystemException", "One of the identified items was in an invalid format."),
        ["System.IndexOutOfRangeException"] = ("System.SystemException", "Index was outside the bounds of the array."),
        ["System.NullReferenceException"] = ("System.SystemException", "Object reference not set to an instance of an object."),
        ["System.InvalidCastException"] = ("System.SystemException", "Specified cast is not valid."),
        ["System.ArithmeticException"] = ("System.SystemException", "Overflow or underflow in the arithmetic operation."),
        ["System.DivideByZeroException"] = ("System.ArithmeticException", "Attempted to divide by zero."),
        ["System.OverflowException"] = ("System.ArithmeticException", "Arithmetic operation resulted in an overflow."),
        ["System.TimeoutException"] = ("System.SystemException", "The operation has timed out."),
        ["System.Collections.Generic.KeyNotFoundException"] = ("System.SystemException", "The given key was not present in the dictionary."),
        ["System.Diagnostics.UnreachableException"] = ("System.Exception", "The program executed an instruction that was thought to be unreachable."),
        ["System.Runtime.CompilerServices.SwitchExpressionException"] = ("System.InvalidOperationException", "Non-exhaustive switch expression failed to match its input."),
        ["System.IO.InvalidDataException"] = ("System.SystemException", "Found invalid data while decoding."),
    };

    readonly IReadOnlyDictionary<string, object?> arguments;

    public ExceptionValue(string type, IReadOnlyDictionary<string, object?> arguments)
    {
        Type = type;
        this.arguments = arguments;
    }

    public ExceptionValue(string type, string? message = null)
        : this(type, new Dictionary<string, object?>(StringComparer.Ordinal) { ["message"] = message })
    {
    }

    /// <summary>The class, with its namespace.</summary>
    public string Type { get; }

    public string Name => Type.Substring(Type.LastIndexOf('.') + 1);

    public bool HasMessage => arguments.TryGetValue("message", out var message) && message is not null;

    public object? InnerException => arguments.TryGetValue("innerException", out var inner) ? inner : null;

    public object? ParamName => arguments.TryGetValue("paramName", out var name) ? name : null;

    public object? ActualValue => arguments.TryGetValue("actualValue", out var value) ? value : null;

    public static bool IsKnown(string type) => Known.ContainsKey(type);

    /// <summary>Whether a class of the library is another or derives from it.</summary>
    public static bool IsInstance(string type, string of)
    {
        for (string? current = type; current is not null; current = Known.TryGetValue(current, out var known) ? known.Base : null)
        {
            if (current == of) return true;
        }

        return false;
    }

    /// <summary>The message as the class library words it.</summary>
    /// <param name="interpreter">Gives values their text.</param>
    /// <param name="derived">The name of the definition's class; null for a class of the library.</param>
    public string Message(Interpreter interpreter, string? derived)
    {
        var standard = derived is not null && Type == "System.Exception" ? $"Exception of type '{derived}' was thrown." : Known[Type].Message;
        var message = HasMessage ? (string)arguments["message"]! : standard;
        if (ParamName is string { Length: > 0 } name) message += $" (Parameter '{name}')";
        return ActualValue is null ? message : string.Format(CultureInfo.InvariantCulture, "{0}\nActual value was {1}.", message, ValueText.Of(interpreter, ActualValue));
    }
}
