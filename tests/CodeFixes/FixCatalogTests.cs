extern alias generator;
using System.Composition;
using System.Reflection;
using generator::NetGenCompiler.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.Testing;
using NetGenCompiler.CodeFixes;

namespace NetGen.CodeFixes.Tests;

/// <summary>All fixes: an editor finds them, for diagnostics that there are, and they keep still where a diagnostic says too little.</summary>
public class FixCatalogTests
{
    static readonly IReadOnlyList<Type> Providers = [.. typeof(NetworkFix).Assembly.GetTypes().Where(t => !t.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(t))];

    public static TheoryData<string> Names => [.. Providers.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_fix_is_exported_for_diagnostics_that_there_are(string name)
    {
        var provider = Providers.Single(p => p.Name == name);
        var export = provider.GetCustomAttribute<ExportCodeFixProviderAttribute>();

        Assert.NotNull(export);
        Assert.Equal([LanguageNames.CSharp], export.Languages);
        Assert.Equal(name, export.Name);
        Assert.NotNull(provider.GetCustomAttribute<SharedAttribute>());
        Assert.NotEmpty(Create(provider).FixableDiagnosticIds);
        Assert.Subset(Rules.Descriptors.Select(d => d.Id).ToHashSet(), Create(provider).FixableDiagnosticIds.ToHashSet());
    }

    [Fact]
    public void The_pages_of_diagnostics_say_which_have_a_fix()
    {
        var fixable = Providers.SelectMany(p => Create(p).FixableDiagnosticIds).Distinct().Order();
        var pages = Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "rules"), "NG*.md")
            .Where(f => File.ReadAllText(f).Split("**Repair.**")[^1].Split('\n')[0].Contains("The fix ", StringComparison.Ordinal)).Select(f => Path.GetFileNameWithoutExtension(f));

        Assert.Equal(fixable, pages.Order());
    }

    [Fact]
    public async Task Without_facts_or_with_wrong_ones_nothing_is_offered()
    {
        var editor = new Editor("[Network] public sealed partial class Net : Module { readonly Linear fc = new(10, inFeatures: 5); public Tensor Forward([Shape(7)] Tensor x) => x | fc; }");
        foreach (var fix in Providers.Where(p => p != typeof(PartialClassFix)).Select(Create))
        {
            foreach (var id in fix.FixableDiagnosticIds)
            {
                Assert.Empty(await editor.OffersFor(fix, Found.At(id, "fc", "new(10, inFeatures: 5)")));
                Assert.Empty(await editor.OffersFor(fix, Found.At(id, "fc", "new(10, inFeatures: 5)", ("changes", "inChannels=3"), ("earlierChanges", "inFeatures=7"), ("changed", "5"), ("replace", "ReLU"), ("replaced", "-1"))));
                Assert.Empty(await editor.OffersFor(fix, Found.At(id, "fc", "new(10, inFeatures: 5)", ("earlierInsert", "Flatten"), ("shortcut", "left"), ("channels", "3"), ("stride", "1"))));
            }
        }
    }

    [Fact]
    public async Task All_diagnostics_of_a_file_are_fixed_at_once()
    {
        static string Nets(string first, string second) => $$"""
            [Network] public sealed partial class First : Module { readonly Linear fc = new({{first}}); public Tensor Forward([Shape(7)] Tensor x) => x | fc; }
            [Network] public sealed partial class Second : Module { readonly Linear fc = new({{second}}); public Tensor Forward([Shape(8)] Tensor x) => x | fc; }
            """;
        var editor = new Editor(Nets("10, inFeatures: 5", "10, true, 5"));

        Assert.Equal(Nets("10, inFeatures: 7", "10, true, 8"), await editor.AppliedEverywhere(new ArgumentFix(), "NG0103", "set inFeatures 0"));
        Assert.Equal(Nets("10", "10, true"), await editor.AppliedEverywhere(new ArgumentFix(), "NG0103", "remove inFeatures"));
    }

    static CodeFixProvider Create(Type provider) => (CodeFixProvider)Activator.CreateInstance(provider)!;
}
