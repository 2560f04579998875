using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.Tests;

/// <summary>Properties of a project that its build shows to the compiler.</summary>
sealed class BuildProperties : AnalyzerConfigOptionsProvider, IEnumerable
{
    readonly Options options = new();

    public string this[string name]
    {
        set => options.Values[$"build_property.{name}"] = value;
    }

    public override AnalyzerConfigOptions GlobalOptions => options;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => options;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => options;

    public void Add(string name, string value) => this[name] = value;

    public IEnumerator GetEnumerator() => options.Values.GetEnumerator();

    sealed class Options : AnalyzerConfigOptions
    {
        public Dictionary<string, string> Values { get; } = [];

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => Values.TryGetValue(key, out value);
    }
}
