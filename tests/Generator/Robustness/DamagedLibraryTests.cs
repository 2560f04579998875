extern alias generator;

using generator::NetGenCompiler.Analyzers;
using generator::NetGenCompiler.Definition;
using generator::NetGenCompiler.Lowering;
using generator::NetGenCompiler.Planning.Tuning;
using Microsoft.CodeAnalysis;
using NetGenCompiler.Execution;

namespace NetGen.Generator.Tests.Robustness;

/// <summary>The definitions that a referenced assembly carries may be damaged in any way: that is a diagnostic of the network that uses them, or nothing, and no defect.</summary>
public class DamagedLibraryTests
{
    const string Modules = """
        namespace Blocks;
        public enum Mode { Plain, Gated = 5 }
        public sealed record Row(int Width, Mode Mode = Mode.Plain) { public int Doubled => Width * 2; }
        [Module]
        public sealed class Block(Row row, string name = "block") : Layer
        {
            readonly Layer[] layers = [.. Enumerable.Range(0, 3).Select(i => new Conv2d(row.Doubled + i, 3, padding: 1))];
            readonly Dictionary<string, int> table = new() { ["a"] = 1, ["block"] = 2 };
            public override Tensor Forward(Tensor x)
            {
                foreach (var layer in layers) x = row.Mode switch { Mode.Gated => x | layer | Sigmoid, _ when x.Height > 3 => x | layer | ReLU, _ => x };
                try { if (x.Channels > 1000) throw new ArgumentException($"too wide: {x.Channels}"); } finally { x = x * table[name]; }
                return Parts(x).Aggregate((a, b) => a + b);
            }
            static IEnumerable<Tensor> Parts(Tensor x) { yield return x; (Tensor Left, int Times) t = (x | Tanh, 2); yield return t.Left * t.Times; }
        }
        """;

    const string Network = """
        [Network]
        public sealed partial class Net : Module
        {
            readonly Blocks.Block block = new(new Blocks.Row(4, Blocks.Mode.Gated));
            public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | block;
        }
        """;

    [Fact]
    public void Damage_is_a_diagnostic() => Damage(seed: 1, texts: 300);

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(1000)]
    [InlineData(20_000)]
    [InlineData(40_000)]
    public void More_damage_is_a_diagnostic(int seed) => Damage(seed, texts: 5000);

    [Fact]
    public async Task A_damaged_attribute_is_one_diagnostic()
    {
        var text = Text();
        var library = new DefinitionSource($"[assembly: ModuleDefinition({DefinitionText.Version}, {Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text[..(text.Length / 2)], quote: true)})]", Modules);

        var said = Assert.Single(await GeneratorRun.Diagnostics(new DefinitionSource([Network], [library.Compilation.WithAssemblyName("Blocks").ToMetadataReference()]).Compilation));

        Assert.Equal(ProblemIds.UnreadableDefinition, said.Id);
    }

    static void Damage(int seed, int texts)
    {
        var compilation = new DefinitionSource([Network], [new DefinitionSource(Modules).Compilation.WithAssemblyName("Blocks").ToMetadataReference()]).Compilation;
        var network = compilation.GetTypeByMetadataName("Net")!;
        var text = Text();
        Assert.Empty(Say(text));
        var outcomes = new Dictionary<string, int>();
        for (var i = seed; i < seed + texts; i++)
        {
            foreach (var diagnostic in Say(Damaged(text, new Random(i))))
            {
                Assert.True(diagnostic.Id != ProblemIds.Internal, $"seed {i}: {diagnostic.GetMessage(null)}");
                outcomes[diagnostic.Id] = outcomes.GetValueOrDefault(diagnostic.Id) + 1;
            }
        }

        // Some damage shows when the text is read, some only when it is executed.
        Assert.InRange(outcomes[ProblemIds.UnreadableDefinition], 50, texts);
        Assert.True(outcomes.Count > 3);

        IReadOnlyList<Diagnostic> Say(string damaged)
        {
            IReadOnlyList<ModuleParse> parses = [ReferencedModules.Parse(new("Blocks", DefinitionText.Version, damaged))];
            return [.. new NetworkDiagnostics(compilation, new(parses), new(TuningTable.Empty), advises: true, default).Of(network).Where(d => d.Severity == DiagnosticSeverity.Error)];
        }
    }

    static string Text()
    {
        var compilation = new DefinitionSource(Modules).Compilation.WithAssemblyName("Blocks");
        return DefinitionText.Write(Lowerer.LowerModules(compilation, [compilation.GetTypeByMetadataName("Blocks.Block")!]).Library);
    }

    /// <summary>A text that is cut, or has characters, lines or tokens changed, swapped, or made huge.</summary>
    static string Damaged(string text, Random random)
    {
        for (var left = random.Next(1, 4); left > 0 && text.Length > 0; left--)
        {
            var lines = text.Split('\n');
            var tokens = lines[^1].Split(' ');
            var (at, line, token) = (random.Next(text.Length), random.Next(lines.Length), random.Next(tokens.Length));
            switch (random.Next(8))
            {
                case 0: text = text[..at] + (char)(text[at] ^ (1 << random.Next(7))) + text[(at + 1)..]; continue;
                case 1 when random.Next(4) == 0: text = text[..at]; continue;
                case 2: (lines[line], lines[lines.Length / 2]) = (lines[lines.Length / 2], lines[line]); break;
                case 3: tokens[token] = new[] { "2147483647", "-2147483648", "99999999999", "1000000" }[random.Next(4)]; break;
                case 4: tokens[token] = $"{random.Next(-3, 300)}"; break;
                default: tokens[token] = tokens[random.Next(tokens.Length)]; break;
            }

            if (tokens.Length > 1 && lines.Length > 1) lines[^1] = string.Join(' ', tokens);
            text = string.Join('\n', lines);
        }

        return text;
    }
}
