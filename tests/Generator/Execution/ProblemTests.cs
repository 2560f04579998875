using NetGenCompiler.Execution;

namespace NetGen.Generator.Tests.Execution;

/// <summary>What cannot be executed is one problem at its line, in the network's own class or in what it calls.</summary>
public class ProblemTests
{
    /// <summary>The members of a network, with the failing line marked, the id and a part of the message.</summary>
    public static TheoryData<string, string, string> Cases => new()
    {
        { "public Tensor Forward([Shape(3, 8, 8)] Tensor x)\n{\n while (true) { } // here\n}", ProblemIds.Endless, "not done after 2000000 steps" },
        { "static int Deep(int n) =>\n 1 + Deep(n + 1); // here\npublic Tensor Forward([Shape(3, 8, 8)] Tensor x) => x * Deep(0);", ProblemIds.Recursion, "deeper than 200" },
        { "readonly Conv2d? conv = null;\npublic Tensor Forward([Shape(3, 8, 8)] Tensor x) =>\n x | conv!; // here", ProblemIds.Null, "layer is null" },
        { "string? s = null;\npublic Tensor Forward([Shape(3, 8, 8)] Tensor x) =>\n x * s!.Length; // here", ProblemIds.Null, "'Length' is called on null" },
        { "public Tensor Forward([Shape(3, 8, 8)] Tensor x) =>\n throw new ArgumentException($\"no {x.Channels}\"); // here", ProblemIds.Thrown, "no 3" },
        { "public Tensor Forward([Shape(3, 8, 8)] Tensor x) {\n ArgumentOutOfRangeException.ThrowIfNegative(-x.Channels); return x; } // here", ProblemIds.Thrown, "must not be negative" },
        { "int[] a = [1, 2];\npublic Tensor Forward([Shape(3, 8, 8)] Tensor x) =>\n x * a[x.Channels]; // here", ProblemIds.OutOfRange, "index 3 is outside 0..1" },
        { "Dictionary<string, int> d = new();\npublic Tensor Forward([Shape(3, 8, 8)] Tensor x) =>\n x * d[\"k\"]; // here", ProblemIds.OutOfRange, "no key \"k\"" },
        { "int zero = 0;\npublic Tensor Forward([Shape(3, 8, 8)] Tensor x) =>\n x * (x.Channels / zero); // here", ProblemIds.Arithmetic, "divided by zero" },
        { "int big = int.MaxValue;\npublic Tensor Forward([Shape(3, 8, 8)] Tensor x) =>\n x * checked(big + 1); // here", ProblemIds.Arithmetic, "overflow" },
        { "object o = \"s\";\npublic Tensor Forward([Shape(3, 8, 8)] Tensor x) =>\n x * (int)o; // here", ProblemIds.InvalidCast, "a string is not a int" },
        { "public Tensor Forward([Shape(3, 8, 8)] Tensor x) { var a =\n new int[1 << 30]; return x * a[0]; } // here", ProblemIds.TooLarge, "exceed" },
        { "public Tensor Forward([Shape(3, 8, 8)] Tensor x) { var s = \"ab\"; while (true)\n s += s; } // here", ProblemIds.TooLarge, "exceed" },
        { "public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x *\n Enumerable.Range(0, int.MaxValue).Count(); // here", ProblemIds.Endless, "steps" },
        { "public Tensor Forward([Shape(3, 8, 8)] Tensor x)\n{\n try { throw new Exception(\"first\"); // here\n } finally { _ = x.Rank; }\n}", ProblemIds.Thrown, "first" },
        { "public Tensor Forward([Shape(3, 8, 8)] Tensor x)\n{\n try {\n throw new Exception(\"again\"); // here\n } catch (Exception e) when (e.Message.Length > 3) { throw; }\n}", ProblemIds.Thrown, "again" },
        { "public Tensor Forward([Shape(3, 8, 8)] Tensor x)\n{\n try { return x * new Random(3).Next(); // here\n } catch { return x; } finally { x = x | ReLU; }\n}", ProblemIds.Unsupported, "new Random" },
        { "readonly Conv2d conv = new(4, 9);\npublic Tensor Forward([Shape(3, 8, 8)] Tensor x)\n{\n try { return x | conv; // here\n } catch (Exception) { return x; }\n}", "NG0102", "the kernel is 9" },
        { "static IEnumerable<int> Items() {\n try { yield return 1; throw new ArgumentException(\"end\"); // here\n } finally { }\n}\npublic Tensor Forward([Shape(3, 8, 8)] Tensor x) => x * Items().Sum();", ProblemIds.Thrown, "end" },
        { "static IEnumerable<int> Ones() { while (true) yield return 1; }\npublic Tensor Forward([Shape(3, 8, 8)] Tensor x) => x *\n Ones().Count(); // here", ProblemIds.Endless, "steps" },
        { "public Tensor Forward([Shape(3, 8, 8)] Tensor x) {\n while (true) try { throw new Exception(); } catch { } // here\n}", ProblemIds.Endless, "steps" },
        { "int[,] a = new int[2, 3];\npublic Tensor Forward([Shape(3, 8, 8)] Tensor x) => x *\n a[1, x.Channels]; // here", ProblemIds.OutOfRange, "index 3 of dimension 1" },
        { "event Action? Changed;\npublic Tensor Forward([Shape(3, 8, 8)] Tensor x) {\n Changed += () => { }; return x; } // here", ProblemIds.Unsupported, "an event" },
        { "public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x *\n typeof(int).Name.Length; // here", ProblemIds.Unsupported, "'typeof'" },
        { "public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x *\n DateTime.Now.Year; // here", ProblemIds.Unsupported, "DateTime.Now" },
        { "public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x *\n new Random(3).Next(); // here", ProblemIds.Unsupported, "new Random" },
        { "public Tensor Forward([Shape(3, 8, 8)] Tensor x) { dynamic d = 3;\n return x * (int)d.Foo; } // here", ProblemIds.Unsupported, "'dynamic'" },
        { "public Tensor Forward([Shape(3, 8, 8)] Tensor x) {\n Span<int> s = stackalloc int[2]; return x * s[0]; } // here", ProblemIds.Unsupported, "'stackalloc'" },
        { "class Own { public int Length => 1; public int this[int i] => i; }\npublic Tensor Forward([Shape(3, 8, 8)] Tensor x) =>\n new Own() is [0] ? x : x | ReLU; // here", ProblemIds.Unsupported, "a list pattern on a type" },
        { "class Bag : System.Collections.IEnumerable { public void Add(int n) { } public System.Collections.IEnumerator GetEnumerator() => null!; }\npublic Tensor Forward([Shape(3, 8, 8)] Tensor x) {\n Bag b = [1, 2]; return x; } // here", ProblemIds.Unsupported, "a collection expression of type 'Bag'" },
        { "public Tensor Forward([Shape(3, 8, 8)] Tensor x) { Action a = () => { };\n a += () => { }; return x; } // here", ProblemIds.Unsupported, "combined" },
        { "public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x *\n $\"{new[] { 1 }}\".Length; // here", ProblemIds.Unsupported, "'ToString'" },
        { "public Tensor Forward([Shape(3, 8, 8)] Tensor x) {\n static async System.Threading.Tasks.Task<int> F() { await System.Threading.Tasks.Task.Yield(); return 1; } return x * F().Result; } // here", ProblemIds.Unsupported, "'async'" },
        { "public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x *\n Enumerable.Empty<int>().First(); // here", ProblemIds.Thrown, "no elements" },
        { "static string Of(int n) =>\n n switch { 1 => \"a\" }; // here\npublic Tensor Forward([Shape(3, 8, 8)] Tensor x) => x * Of(3).Length;", ProblemIds.Thrown, "no arm" },
        { "public Tensor Forward([Shape(3)] Tensor x) => x *\n x.Height; // here", "NG0101", "has no height" },
        { "readonly Conv2d conv = new(4, 9);\npublic Tensor Forward([Shape(3, 8, 8)] Tensor x) => x\n | conv; // here", "NG0102", "the kernel is 9" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_failure_is_a_problem_at_its_line(string members, string id, string message)
    {
        var source = new DefinitionSource($"namespace Demo;\n[Network] public sealed partial class Net : Module\n{{\n{members}\n}}");

        var problem = source.Run("Demo.Net").Problem;

        Assert.NotNull(problem);
        Assert.Equal(id, problem.Id);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\b[TMFPE]:|`\d|#", problem.Message);
        Assert.EndsWith("// here", source.Line("Demo.Net", problem.Site), StringComparison.Ordinal);
    }

    [Fact]
    public void A_shape_problem_knows_its_callers_its_layer_and_what_came_before()
    {
        var source = new DefinitionSource("""
            public sealed class Block : Layer
            {
                readonly Conv2d conv = new(4, 5); // created
                public override Tensor Forward(Tensor x) => x | conv; // inner
            }

            [Network]
            public sealed partial class Net : Module
            {
                readonly Block block = new();
                public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | MaxPool2d(2)
                    | block; // outer
            }
            """);

        var problem = source.Run("Net").Problem!;

        Assert.EndsWith("// inner", source.Line("Net", problem.Site), StringComparison.Ordinal);
        Assert.EndsWith("// outer", source.Line("Net", problem.Site!.Caller), StringComparison.Ordinal);
        Assert.EndsWith("// created", source.Line("Net", problem.Created), StringComparison.Ordinal);
        Assert.Equal(["x → 3×8×8", "MaxPool2d → 3×4×4"], problem.Trace);
    }

    [Fact]
    public void Code_that_is_not_reached_may_use_anything()
    {
        var source = new DefinitionSource("[Network] public sealed partial class Net : Module { static void Never() { Console.WriteLine(typeof(int)); } public Tensor Forward([Shape(3)] Tensor x) { if (x.Rank > 5) Never(); return x | ReLU; } }");

        Assert.NotNull(source.Run("Net").Graph);
    }

    [Fact]
    public void A_cancelled_execution_stops()
    {
        var source = new DefinitionSource("[Network] public sealed partial class Net : Module { public Tensor Forward([Shape(3)] Tensor x) { while (true) ; } }");

        Assert.Throws<OperationCanceledException>(() => source.Run("Net", null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Long_chains_do_not_nest()
    {
        var layers = string.Concat(Enumerable.Repeat(" | ReLU", 2_000));
        var sums = string.Concat(Enumerable.Repeat(" + \"a\"", 2_000));
        var source = new DefinitionSource($"[Network] public sealed partial class Net : Module {{ public Tensor Forward([Shape(3)] Tensor x) {{ var s = \"\" + x.Rank{sums}; return x{layers}; }} }}");

        Assert.Equal(2_001, source.Run("Net").Graph?.Nodes.Count);
    }

    [Fact]
    public void Sequences_nested_without_end_are_a_problem()
    {
        var source = new DefinitionSource("[Network] public sealed partial class Net : Module { public Tensor Forward([Shape(3)] Tensor x) { IEnumerable<int> q = [1]; for (var i = 0; i < 100_000; i++) q = q.Select(n => n); return x * q.First(); } }");

        Assert.Equal(ProblemIds.Recursion, source.Run("Net").Problem?.Id);
    }
}
