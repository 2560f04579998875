extern alias generator;
using System.Collections.Concurrent;
using generator::NetGenCompiler.Analyzers.TrainingUse;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.Tests.Lints;

/// <summary>The lints of code that trains, which see the generated classes as well.</summary>
public class TrainingLintTests
{
    const string Usings = "using NetGen.Runtime.Training.Losses; using NetGen.Runtime.Training.Objectives; using NetGen.Runtime.Training.Loop; using NetGen.Runtime.Training.Optimizers; using NetGen.Runtime.Data.Loading;\n";

    static readonly ConcurrentDictionary<string, Compilation> Generated = new(StringComparer.Ordinal);

    /// <summary>What ends the network, the code, the id and a part of the message; the line that ends in "// here" is the place.</summary>
    public static TheoryData<string, string, string, string> Findings => new()
    {
        { "Softmax()", "t.Forward(x, y, 1);\nnew CrossEntropyLoss(10).Compute(y, labels, dy); // here", "NG0309", "CrossEntropyLoss takes logits and applies softmax itself, but the output 'output' of 'Net' ends in 'softmax' (Softmax)" },
        { "Sigmoid", "var loss = new BCEWithLogitsLoss();\nt.Forward(x, y, 1);\nloss.Compute(y, targets, dy); // here", "NG0309", "applies the sigmoid itself" },
        { "Softmax()", "var objective = new ClassificationObjective(\nnew FocalLoss(10)); // here\nnew Trainer(t, optimizer, objective, loader);", "NG0309", "FocalLoss takes logits" },
        { "Softmax()", "new Trainer(t, optimizer, new SumObjective([new ClassificationObjective(\nnew CrossEntropyLoss(10))]), loader); // here", "NG0309", "leave that out" },
        { "Softmax()", "t.Forward(x, y, 1);\nnew NLLLoss(10).Compute(y, labels, dy); // here", "NG0310", "takes log-probabilities, but the output 'output' of 'Net' ends in 'softmax' (Softmax): take LogSoftmax() in its place" },
        { "Identity", "float[] logits = new float[10];\nt.Forward(x, logits, 1);\nnew NLLLoss(10).Compute(logits.AsSpan(), labels, dy); // here", "NG0310", "ends in 'fc' (Linear): append LogSoftmax(), or take CrossEntropyLoss" },
        { "Softmax()", "new Trainer(t, optimizer, new RegressionObjective(\nnew BCELoss()), loader); // here", "NG0310", "judges each answer for itself" },
        { "LogSoftmax()", "using var small = Net.Training.Create(\nbatch: 4, seed: 1); // here", "NG0313", "'Net' is trained with batches of 4, and 'norm' (BatchNorm1d) takes its statistics from so few items" },
        { "LogSoftmax()", "const int Batch = 8;\nusing var small = Net.Training.Create(\nbatch: Batch); // here", "NG0313", "batches of 8" },
        { "LogSoftmax()", "Net.Training Make() => Net.Training.Load(\"w.safetensors\",\nbatch: 2); // here\nusing var small = Make();", "NG0313", "batches of 2" },
    };

    public static TheoryData<string, string> NearMisses => new()
    {
        { "Identity", "t.Forward(x, y, 1);\nnew CrossEntropyLoss(10).Compute(y, labels, dy);" },

        // Softmax of log-probabilities gives the probabilities: nothing changes.
        { "LogSoftmax()", "t.Forward(x, y, 1);\nnew CrossEntropyLoss(10).Compute(y, labels, dy);" },
        { "Softmax()", "var z = new float[10];\nt.Forward(x, y, 1);\nnew CrossEntropyLoss(10).Compute(z, labels, dy);" },
        { "LogSoftmax()", "new Trainer(t, optimizer, new ClassificationObjective(new NLLLoss(10)), loader);" },
        { "Sigmoid", "t.Forward(x, y, 1);\nnew BCELoss().Compute(y, targets, dy);" },
        { "Softmax()", "t.Forward(x, y, 1);\nnew MSELoss().Compute(y, targets, dy);" },
        { "LogSoftmax()", "using var enough = Net.Training.Create(batch: 16);" },
        { "LogSoftmax()", "var n = int.Parse(\"4\");\nusing var unknown = Net.Training.Create(batch: n);" },
        { "LogSoftmax()", "using var plain = Plain.Training.Create(batch: 2);\nusing var frozen = Frozen.Training.Create(batch: 2);" },
    };

    [Theory]
    [MemberData(nameof(Findings))]
    public async Task A_finding_stands_at_its_line(string last, string code, string id, string message)
    {
        var finding = Assert.Single(await Analyze(last, code));

        Assert.Equal((id, DiagnosticSeverity.Warning), (finding.Id, finding.Severity));
        Assert.Contains(message, finding.GetMessage(), StringComparison.Ordinal);
        Assert.EndsWith("// here", finding.Location.SourceTree!.GetText().Lines[finding.Location.GetLineSpan().StartLinePosition.Line].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(NearMisses))]
    public async Task What_comes_near_passes(string last, string code) => Assert.Empty(await Analyze(last, code));

    static async Task<IReadOnlyList<Diagnostic>> Analyze(string last, string code)
    {
        var networks = Generated.GetOrAdd(last, Generate);
        var text = $"{Usings}static class Code\n{{\nstatic void Train(Net.Training t, Optimizer optimizer, DataLoader loader, float[] x, float[] y, float[] dy, int[] labels, float[] targets)\n{{\n{code}\n}}\n}}\n";
        var tree = CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)networks.SyntaxTrees.First().Options);
        var whole = networks.AddSyntaxTrees(tree);
        var model = whole.GetSemanticModel(tree);
        Assert.DoesNotContain(model.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        return await whole.WithAnalyzers([new TrainingAnalyzer()]).GetAnalyzerSemanticDiagnosticsAsync(model, null, default);
    }

    /// <summary>Networks by what ends one of them, with their generated code.</summary>
    static Compilation Generate(string last)
    {
        var source = new DefinitionSource($$"""
            [Network(Training = true)] public sealed partial class Net : Module
            {
                readonly BatchNorm1d norm = new();
                readonly Linear fc = new(10);
                public Tensor Forward([Shape(12)] Tensor x) => x | norm | fc | {{last}};
            }

            [Network(Training = true)] public sealed partial class Plain : Module
            {
                readonly Linear fc = new(10);
                public Tensor Forward([Shape(12)] Tensor x) => x | fc;
            }

            [Network(Training = true, FrozenStatistics = ["norm"])] public sealed partial class Frozen : Module
            {
                readonly BatchNorm1d norm = new();
                readonly Linear fc = new(10);
                public Tensor Forward([Shape(12)] Tensor x) => x | norm | fc;
            }
            """);
        GeneratorRun.Driver(source.Compilation).RunGeneratorsAndUpdateCompilation(source.Compilation, out var output, out _);
        return output;
    }
}
