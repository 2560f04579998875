namespace NetGen.Generator.Tests.Constructs;

public partial class ValueTests
{
    const string Functions = """
        === LambdaCapturesForLoopVariable
        static class Code { public static string Run() { var f = new List<Func<int>>(); for (var i = 0; i < 3; i++) f.Add(() => i); return string.Join(",", f.Select(g => g())); } }
        === LambdaCapturesForEachVariable
        static class Code { public static string Run() { var f = new List<Func<int>>(); foreach (var i in new[] { 1, 2, 3 }) f.Add(() => i * 10); return string.Join(",", f.Select(g => g())); } }
        === LambdaCapturesBodyVariable
        static class Code { public static string Run() { var f = new List<Func<int>>(); for (var i = 0; i < 3; i++) { var j = i * i; f.Add(() => j++ + i); } var k = 0; while (k < 3) { var m = k; f.Add(() => m); k++; } return string.Join(",", f.Select(g => g()).Concat(f.Select(g => g()))); } }
        === LambdasShareVariable
        static class Code { public static string Run() { var n = 0; Func<int> inc = () => ++n; Action<int> add = d => n += d; inc(); add(10); inc(); return $"{n} {inc()}"; } }
        === NestedLambdas
        static class Code { public static string Run() { Func<int, Func<int, Func<int, int>>> f = a => b => c => a * 100 + b * 10 + c; var g = f(1); var h1 = g(2); var h2 = g(3); return $"{h1(4)} {h2(5)} {f(6)(7)(8)}"; } }
        === Counters
        static class Code { static Func<int> Counter(int start) { var n = start; return () => n++; } public static string Run() { var (a, b) = (Counter(0), Counter(10)); a(); a(); b(); return $"{a()} {b()}"; } }
        === RecursiveLambda
        static class Code { public static string Run() { Func<int, int> fib = null!; fib = n => n < 2 ? n : fib(n - 1) + fib(n - 2); return $"{fib(12)}"; } }
        === LocalFunctions
        static class Code { public static string Run() { var log = ""; int Fact(int n) => n <= 1 ? 1 : n * Fact(n - 1); bool Even(int n) => n == 0 || Odd(n - 1); bool Odd(int n) => n != 0 && Even(n - 1); void Log(string s) { log += s; } static int Twice(int n) => n * 2; Log("a"); Log("b"); return $"{Fact(6)} {Even(10)} {Odd(7)} {log} {Twice(4)} {Later()}"; int Later() => log.Length + Fact(3); } }
        === LocalFunctionInLoopCaptures
        static class Code { public static string Run() { var f = new List<Func<int>>(); for (var i = 0; i < 3; i++) { var j = i; int Get() => j * 2; f.Add(Get); j += 10; } return string.Join(",", f.Select(g => g())); } }
        === RecursionWithLocals
        static class Code { static string Walk(int depth) { var here = depth; var inner = depth == 0 ? "" : Walk(depth - 1); Func<int> f = () => here; return inner + f(); } public static string Run() => Walk(5); }
        === DefaultAndNamedArguments
        static class Code { static string F(int a, int b = 2, string c = "c", bool d = false) => $"{a}{b}{c}{d} "; static string P(string s, params int[] n) => $"{s}{n.Length}{n.Sum()} "; static string E(params IEnumerable<int> n) => $"{n.Count()} "; public static string Run() => F(1) + F(1, c: "x") + F(d: true, a: 5) + F(1, 3, "y", true) + P("p") + P("p", 1) + P("p", 1, 2, 3) + P("q", [4, 5]) + E(1, 2) + E(); }
        === MethodGroups
        static class Code { static int Twice(int n) => n * 2; class Adder(int d) { public int Add(int n) => n + d; } public static string Run() { Func<int, int> f = Twice; var add = new Adder(100); Func<int, int> g = add.Add; return $"{f(3)} {g(4)} {string.Join(",", new[] { 1, 2 }.Select(Twice).Select(add.Add))} {string.Join(",", new[] { -1, 4 }.Select(Math.Abs))} {Compose(Twice, g)(5)}"; } static Func<int, int> Compose(Func<int, int> a, Func<int, int> b) => x => b(a(x)); }
        === Generics
        static class Code { static T Pick<T>(bool first, T a, T b) => first ? a : b; static T[] Fill<T>(int n) => new T[n]; static string Kind<T>(object o) => o is T ? "yes" : "no"; class Box<T>(T value) { public T Value { get; } = value; public Box<U> Map<U>(Func<T, U> f) => new(f(Value)); public bool Holds(object o) => o is T; public T? Nothing => default; } static T? None<T>() => default; public static string Run() => $"{Pick(true, 1, 2)} {Pick(false, "a", "b")} {Fill<int>(2)[1]} {Fill<string>(2)[1] is null} {Kind<int>(3)} {Kind<string>(3)} {new Box<int>(4).Map(v => v * 1.5).Value} {new Box<int>(4).Holds("s")} {new Box<string>("s").Holds("t")} {new Box<int>(1).Nothing} {None<bool>()} {None<int?>() is null}"; }
        === GenericBaseClass
        static class Code { abstract class Base<T> { public abstract T Make(int n); public List<T> Many(int n) => [.. Enumerable.Range(0, n).Select(Make)]; public bool Is(object o) => o is T; } sealed class Strings : Base<string> { public override string Make(int n) => new('x', n); } sealed class Ints : Base<int> { public override int Make(int n) => n * n; } public static string Run() => string.Join(",", new Strings().Many(3)) + string.Join(",", new Ints().Many(4)) + new Ints().Is(5) + new Strings().Is(5); }
        === StaticAbstract
        static class Code { interface IShape<T> where T : IShape<T> { static abstract string Make(int n); } sealed class Square : IShape<Square> { public static string Make(int n) => $"square{n}"; } sealed class Circle : IShape<Circle> { public static string Make(int n) => $"circle{n}"; } static string Build<T>(int n) where T : IShape<T> => T.Make(n); public static string Run() => Build<Square>(1) + Build<Circle>(2); }
        === ExtensionMethods
        static class Ext { public static int Doubled(this int n) => n * 2; public static string Join<T>(this IEnumerable<T> items, string sep) => string.Join(sep, items); public static T Also<T>(this T value, Action<T> f) { f(value); return value; } } static class Code { public static string Run() { var log = ""; return 4.Doubled().Also(n => log += n).ToString() + new[] { 1, 2 }.Join("+") + log; } }
        === ExtensionMembers
        static class Ext { extension(int n) { public int Squared => n * n; public int Times(int m) => n * m; } extension<T>(IEnumerable<T> items) { public T Middle => items.ElementAt(items.Count() / 2); public IEnumerable<T> Evens() => items.Where((_, i) => i % 2 == 0); } extension(string) { public static string Twice(string s) => s + s; } } static class Code { public static string Run() => $"{5.Squared} {3.Times(4)} {new[] { 1, 2, 3 }.Middle} {string.Join(",", new[] { 1, 2, 3 }.Evens())} {string.Twice("ab")}"; }
        === Throw
        static class Code { static int Check(int n) => n > 0 ? n : throw new ArgumentException("no"); static string Name(string? s) => s ?? throw new InvalidOperationException(); public static string Run() => $"{Check(3)} {Name("ok")}"; }
        """;
}
