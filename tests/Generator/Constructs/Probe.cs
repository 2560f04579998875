namespace NetGen.Generator.Tests.Constructs;

/// <summary>Turns what code computes into a graph, one scaling a character, so that the CLR's and the compiler's results can be compared.</summary>
static class Probe
{
    public const string Source = """
        public static class Probe
        {
            public static Tensor Say(Tensor x, string text)
            {
                foreach (var character in text) x = x | Affine(character);
                return x;
            }
        }
        """;

    /// <summary>A network whose graph says what the method Run of the code returns, as text.</summary>
    public static string Network(string name, string code) => $$"""
        namespace {{name}}
        {
            {{code}}

            [Network]
            public sealed partial class Net : Module
            {
                public Tensor Forward([Shape(1)] Tensor x) => Probe.Say(x, $"{Code.Run()}");
            }
        }
        """;

    /// <summary>The text that a graph says.</summary>
    public static string Said(NetGenCompiler.Graphs.Graph graph) =>
        string.Concat(graph.Nodes.Select(n => n.Op).OfType<NetGenCompiler.Ops.Affine>().Select(a => (char)a.Scale));
}
