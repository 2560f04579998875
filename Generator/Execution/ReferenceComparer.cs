using System.Runtime.CompilerServices;

namespace NetGenCompiler.Execution;

/// <summary>Equality by identity, whatever the objects say.</summary>
sealed class ReferenceComparer : IEqualityComparer<object>
{
    public static ReferenceComparer Instance { get; } = new();

    bool IEqualityComparer<object>.Equals(object? x, object? y) => ReferenceEquals(x, y);

    int IEqualityComparer<object>.GetHashCode(object value) => RuntimeHelpers.GetHashCode(value);
}
