namespace NetGen.Generator.Tests.Constructs;

public partial class ValueTests
{
    const string Expressions = """
        === IntegerOverflowWraps
        static class Code { static int big = int.MaxValue; public static string Run() { var x = big; x++; return $"{x} {big + 1} {unchecked(big * 2)} {(byte)(big + 3)} {(short)(big - 5L)} {-(-big - 1)}"; } }
        === Arithmetic
        static class Code { static int Seven => 7; public static string Run() => $"{Seven / 2} {Seven % 3} {-Seven / 2} {-Seven % 3} {Seven << 3} {-Seven >> 1} {-Seven >>> 28} {Seven & 3} {Seven | 8} {Seven ^ 2} {~Seven}"; }
        === LongAndUnsigned
        static class Code { static long L => 1L << 40; static uint U => 4000000000; static ulong UL => ulong.MaxValue; public static string Run() => $"{L * 3} {L >> 3} {U + 1000000000u} {U / 3} {UL} {UL / 7} {(int)L} {(long)U} {unchecked((uint)-1L)} {L > U} {checked(L + 1)}"; }
        === FloatingPoint
        static class Code { static float F => 0.1f; static double D => 0.1; public static string Run() => $"{F + 0.2f} {D + 0.2} {F * 3} {D / 3} {1f / 3f} {(int)-2.7} {(float)D} {(double)F} {7.5 % 2} {1e20f} {double.NaN} {1 / 0.0} {F < D} {(int)3.99f} {1.0f} {100.0}"; }
        === Decimals
        static class Code { static decimal M => 1.10m; public static string Run() => $"{M + 2} {M * 3m} {(int)M} {(double)M} {M > 1}"; }
        === Comparisons
        static class Code { static int A => 3; static int B => 4; public static string Run() => $"{A < B} {A <= B} {A > B} {A >= B} {A == B} {A != B} {!(A == B)} {A < B && B < A} {A < B || B < A} {true ^ (A < B)} {true & false} {false | true}"; }
        === ShortCircuit
        static class Code { static string log = ""; static bool T(string s, bool v) { log += s; return v; } public static string Run() { var r = T("a", false) && T("b", true) || T("c", true) && !T("d", false); return log + r; } }
        === Ternary
        static class Code { static int N => 5; public static string Run() => N > 3 ? N > 4 ? "big" : "mid" : "small"; }
        === EvaluationOrder
        static class Code { static string log = ""; static int V(int v) { log += v; return v; } static int F(int a, int b, int c) => a * 100 + b * 10 + c; public static string Run() { var r = F(c: V(1), a: V(2), b: V(3)); var a = new int[5]; a[V(0)] = V(4) + V(5); return $"{log} {r} {a[0]}"; } }
        === CompoundAssignmentOnce
        static class Code { static int calls; static int[] data = [1, 2, 3]; static int Index() => calls++; static int[] Data() { calls += 10; return data; } public static string Run() { Data()[Index() % 3] += 5; data[Index() % 3]++; data[1] <<= 2; var x = 5; x -= 2; x *= 3; x /= 2; x %= 3; x |= 4; x &= 6; x ^= 1; byte b = 250; b += 10; b++; short s = -1; s--; char c = 'a'; c++; return $"{calls} {string.Join(",", data)} {x} {b} {s} {c}"; } }
        === IncrementValues
        static class Code { class Box { public int N { get; set; } public int F; } public static string Run() { var b = new Box(); var i = 0; var r = $"{i++} {++i} {i--} {--i} {b.N++} {++b.N} {b.F--} {b.N += 5}"; return r + b.N + b.F; } }
        === NullCoalescing
        static class Code { static string? none; static int? no; static int? some = 3; public static string Run() { string? s = null; s ??= "x"; s ??= "y"; int? n = null; n ??= 4; return $"{none ?? "none"} {no ?? 7} {some ?? 7} {s} {n} {none?.Length ?? -1} {s?.Length} {no?.ToString() ?? "null"}"; } }
        === NullableLifting
        static class Code { static int? A => 3; static int? N => null; static bool? B => null; public static string Run() => $"{A + 1} {A + N} {A < N} {A == N} {N == null} {A.HasValue} {A.Value} {N.GetValueOrDefault()} {N.GetValueOrDefault(9)} {A * A} {(B | true)} {(B & true)} {(long?)A} {(int)A!} {A > 2}"; }
        === ConditionalAccess
        static class Code { class Node { public Node? Next; public int V; public int Get() => V; } public static string Run() { var n = new Node { V = 1, Next = new Node { V = 2 } }; return $"{n?.Next?.V} {n?.Next?.Next?.V} {n?.Next?.Get()} {n?.Next?.Next?.Next?.Get() is null} {n.Next?.Next?.V ?? -1}"; } }
        === StringInterpolation
        static class Code { enum Color { Red, Blue = 5 } public static string Run() { var (i, f, d, b, c) = (42, 1.5f, -0.25, true, Color.Blue); return $"{i} {f} {d} {b} {c} {(Color)7} {i:D5} {f:F2} {d:0.000} {i,6}|{i,-6}| {'x'} {null} {1e10} {f:E2} {i:X}"; } }
        === StringOperations
        static class Code { public static string Run() { var s = "Hello"; return s + 1 + 2f + true + 'c' + null + s.Length + s[1] + s.ToUpperInvariant() + s.Substring(1, 3) + s.Replace("l", "L") + s.StartsWith("He") + s.EndsWith('o') + s.Contains("ell") + s.IndexOf('l') + s.PadLeft(7, '.') + s.Trim('H') + string.Join("-", s.Split('l')) + s[1..3] + s[^1] + string.Concat("a", "b") + string.IsNullOrEmpty(s) + string.Format("{0:D3}|{1}", 7, s) + (s == "Hello") + s.Equals("x") + string.Empty + new string('z', 3); } }
        === NameOfAndConstants
        static class Code { const int Width = 64; const string Prefix = "p" + "q"; const float Ratio = 0.25f; enum E { A = 3, B } const E Item = E.B; public static string Run() => $"{nameof(Width)} {Width * 2} {Prefix} {Ratio} {Item} {(int)Item} {int.MaxValue} {Math.PI:F4}"; }
        === Conversions
        static class Code { enum E { A, B = 2 } public static string Run() { object o = 5; object s = "t"; long l = 300; E e = (E)2; return $"{(int)o} {(string)s} {(byte)l} {unchecked((sbyte)200L)} {e} {(int)e} {(E)(int)E.B} {s as string} {o as string is null} {(char)65} {(int)'A'} {(float)1} {unchecked((ushort)65537)} {checked((int)l)} {(object)e is E} {(double)(float)0.1}"; } }
        === UserConversions
        static class Code { readonly struct Meters { public Meters(int v) => V = v; public readonly int V; public static implicit operator Meters(int v) => new(v); public static explicit operator int(Meters m) => m.V; public static Meters operator +(Meters a, Meters b) => a.V + b.V; public static bool operator ==(Meters a, Meters b) => a.V == b.V; public static bool operator !=(Meters a, Meters b) => !(a == b); public static Meters operator -(Meters a) => new(-a.V); public static Meters operator ++(Meters a) => new(a.V + 1); public override bool Equals(object? o) => o is Meters m && m == this; public override int GetHashCode() => V; } public static string Run() { Meters m = 3; m += 4; m++; return $"{(int)m} {(m == 8)} {m != 8} {(int)-m} {m.Equals((Meters)8)}"; } }
        === Math
        static class Code { static double D => 2.5; public static string Run() => $"{Math.Max(3, 4)} {Math.Min(3L, 4L)} {Math.Abs(-3)} {Math.Sqrt(16)} {Math.Pow(2, 10)} {Math.Ceiling(D)} {Math.Floor(-D)} {Math.Round(D)} {Math.Round(3.456, 2)} {Math.Clamp(15, 0, 10)} {Math.Log2(8)} {Math.Log(1)} {Math.Exp(0)} {MathF.Sqrt(2f)} {MathF.Round(2.5f)} {Math.Sign(-3)} {Math.Max(1.5f, 2f)} {int.Max(3, 5)} {Math.DivRem(7, 2)} {Math.Round(D, MidpointRounding.AwayFromZero)} {Math.Truncate(-2.7)} {(int)Math.Log10(1000)}"; }
        === IndexAndRange
        static class Code { public static string Run() { int[] a = [1, 2, 3, 4, 5]; var r = 1..^1; Index last = ^1; var n = 2; return $"{a[^2]} {string.Join(",", a[1..3])} {string.Join(",", a[..2])} {string.Join(",", a[3..])} {string.Join(",", a[r])} {a[last]} {string.Join(",", a[n..^n])} {"hello"[1..^1]} {new List<int> { 7, 8, 9 }[^1]}"; } }
        === DefaultValues
        static class Code { struct S { public int A; public string? B; } enum E { Zero, One } public static string Run() { S s = default; int i = default; E e = default; (int, bool) t = default; string? x = default; return $"{s.A} {s.B is null} {i} {e} {t} {x is null} {default(float)} {default(bool)} {default(int?) is null}"; } }
        === CheckedContext
        static class Code { static int N => 100; public static string Run() { checked { var x = N * 1000; return $"{x} {(short)N} {checked((byte)N)} {unchecked((byte)(N + 200))}"; } }  }
        === AnonymousTypes
        static class Code { public static string Run() { var a = new { Width = 3, Name = "n" }; var b = new { Width = 3, Name = "n" }; var list = new[] { 1, 2 }.Select(i => new { I = i, Sq = i * i }).ToList(); return $"{a.Width} {a.Name} {a.Equals(b)} {list[1].Sq}"; } }
        """;
}
