namespace NetGen.Generator.Tests.Constructs;

public partial class ValueTests
{
    const string Statements = """
        === ForLoops
        static class Code { public static string Run() { var s = ""; for (var i = 0; i < 5; i++) { if (i == 1) continue; if (i == 4) break; s += i; } for (int i = 0, j = 10; i < j; i += 3, j--) s += $"({i},{j})"; for (var k = 3; ;) { if (k-- == 0) break; s += k; } return s; } }
        === WhileLoops
        static class Code { public static string Run() { var n = 27; var steps = 0; while (n != 1) { n = n % 2 == 0 ? n / 2 : 3 * n + 1; steps++; } do { steps++; } while (steps < 100); do steps += 1000; while (false); return $"{steps}"; } }
        === ForEachLoops
        static class Code { public static string Run() { var s = ""; foreach (var c in "abc") s += c; foreach (int i in new[] { 1, 2, 3 }) { if (i == 2) continue; s += i; } foreach (var (k, v) in new Dictionary<string, int> { ["x"] = 1, ["y"] = 2 }) s += k + v; foreach (var (a, (b, c)) in new[] { (1, (2, 3)), (4, (5, 6)) }) s += a + b + c; foreach (var pair in new Dictionary<int, int> { [3] = 4 }) s += pair.Key + pair.Value; foreach (var x in new List<double> { 1, 2.5 }) s += x; return s; } }
        === NestedLoopsAndReturn
        static class Code { static string Find(int target) { for (var i = 1; i < 10; i++) for (var j = 1; j < 10; j++) if (i * j == target) return $"{i}x{j}"; return "none"; } public static string Run() => Find(35) + Find(97); }
        === IfElseChains
        static class Code { static string Of(int n) { if (n < 0) return "neg"; else if (n == 0) return "zero"; else if (n is > 0 and < 10) { return "digit"; } else return "many"; } public static string Run() => Of(-1) + Of(0) + Of(5) + Of(50); }
        === SwitchStatements
        static class Code { static string Of(object? o) { switch (o) { case null: return "null"; case int n when n > 10: return "big"; case int n: return $"int{n}"; case "a": case "b": return "ab"; case string s: { var r = s + "!"; return r; } case true: return "true"; default: return "other"; } } static int Num(int n) { var r = 0; switch (n) { case 1: r = 10; break; case 2: case 3: r = 20; goto_(); break; default: r = 30; break; } return r; void goto_() => r++; } public static string Run() => Of(null) + Of(11) + Of(3) + Of("a") + Of("z") + Of(true) + Of(1.5) + Num(1) + Num(3) + Num(9); }
        === SwitchInLoop
        static class Code { public static string Run() { var s = ""; for (var i = 0; i < 6; i++) { switch (i % 3) { case 0: continue; case 1: s += "one"; break; default: if (i > 4) return s + "end"; s += i; break; } s += ";"; } return s; } }
        === Deconstruction
        static class Code { class Size { public int W = 3, H = 4; public void Deconstruct(out int w, out int h) { w = W; h = H; } } record Point(int X, int Y); public static string Run() { var (w, h) = new Size(); (int a, var b) = new Point(5, 6); (a, b) = (b, a); var ((p, q), r) = ((1, 2), 3); (_, var z) = (7, 8); int[] arr = [0, 0]; (arr[0], arr[1]) = (arr[1] + 1, arr[0] + 2); (w, h) = (h, w + 10); return $"{w} {h} {a} {b} {p} {q} {r} {z} {arr[0]} {arr[1]}"; } }
        === RefAndOut
        static class Code { static void Swap(ref int a, ref int b) => (a, b) = (b, a); static bool Half(int n, out int half) { half = n / 2; return n % 2 == 0; } static int In(in int n) => n + 1; public static string Run() { var (x, y) = (1, 2); Swap(ref x, ref y); var even = Half(10, out var h); int[] a = [1, 2]; Swap(ref a[0], ref a[1]); var d = new Dictionary<string, int> { ["k"] = 5 }; var ok = d.TryGetValue("k", out var v); var no = d.TryGetValue("q", out var w); Half(9, out _); return $"{x} {y} {even} {h} {a[0]} {ok} {v} {no} {w} {In(4)} {int.TryParse("12", out var n)} {n}"; } }
        === LocalConstantsAndScopes
        static class Code { public static string Run() { const int N = 3; var s = ""; { var t = N + 1; s += t; } { var t = N * 2; s += t; } int u; if (s.Length > 0) u = 1; else u = 2; return s + u; } }
        """;
}
