using System.Globalization;
using NetGen.Generator.Tests.Constructs;
using NetGen.Testing;

namespace NetGen.Generator.Tests.Robustness;

/// <summary>
/// Random edits of the zoo's sources, and of definitions that use all of C#: nothing throws, nothing hangs, C#'s own errors stay alone, and what is generated compiles
/// whenever the edited code does.
/// </summary>
public class EditTests
{
    static readonly string Folder = Path.Combine(Repository.Root, "Networks");

    static readonly IReadOnlyList<string> Blocks = [.. Directory.EnumerateFiles(Path.Combine(Folder, "Blocks"), "*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    static readonly IReadOnlyList<string> Networks = [.. Directory.EnumerateFiles(Path.Combine(Folder, "Classification"), "*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    static readonly IReadOnlyList<string> Constructs = [.. ValueTests.Sources.SkipLast(1)];

    public static TheoryData<int> Batches => [.. Enumerable.Range(0, 10)];

    [Fact]
    public void A_small_network_survives_edits() => Edit(new([Network("LeNet5")], generates: true), seed: 1, edits: 40);

    [Fact]
    public void The_zoo_survives_edits() => Edit(new([.. Blocks, .. Networks], generates: false), seed: 2, edits: 60);

    [Fact]
    public void Definitions_of_all_constructs_survive_edits() => EditConstructs(seed: 3, of: 12, edits: 10);

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Batches))]
    public void Small_networks_survive_more_edits(int batch) => Edit(new([Network("LeNet5"), Network("MnistCnn")], generates: true), 10_000 + (batch * 100), 30);

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Batches))]
    public void The_zoo_survives_more_edits(int batch) => Edit(new([.. Blocks, .. Networks], generates: false), 20_000 + (batch * 200), 100);

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Batches))]
    public void Definitions_of_all_constructs_survive_more_edits(int batch) => EditConstructs(30_000 + (batch * 20), Constructs.Count, 10);

    static void EditConstructs(int seed, int of, int edits)
    {
        for (var i = 0; i < of; i++) Edit(new([Constructs[i * Constructs.Count / of], Probe.Source], generates: false), seed + i, edits);
    }

    static void Edit(EditedProject project, int seed, int edits)
    {
        for (var i = 0; i < edits; i++)
        {
            var random = new Random(seed + i);
            var file = random.Next(project.Sources.Count);
            var edited = TokenEdit.Apply(project.Sources[file], random);
            var wrong = project.Try(file, edited);
            Assert.True(wrong is null, string.Create(CultureInfo.InvariantCulture, $"seed {seed + i}: {wrong}\n{edited}"));
        }
    }

    static string Network(string name) => Networks.Single(n => n.Contains($"partial class {name} ", StringComparison.Ordinal));
}
