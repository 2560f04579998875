using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGenCompiler.Emission;
using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Stubs;

/// <summary>
/// Stands in for a network that cannot be compiled: its class gets the members that it would have, so that code which uses them is right. They are those which are
/// generated for a small graph of the same inputs and outputs, and throw.
/// </summary>
static class StubCompiler
{
    public static CompiledNetwork Compile(StubSignature signature)
    {
        var compiled = NetworkCompiler.Compile(StubGraph.Of(signature), signature.Target, signature.HasTraining ? new() : null);
        return new(signature.Target, compiled.Sources.Where(IsSurface).Select(s => new GeneratedSource(s.HintName, Stub(s.Text, signature))).ToEquatableArray(), []);
    }

    /// <summary>The members that a network has for training, where all but these are generated.</summary>
    public static IEnumerable<GeneratedSource> Training(StubSignature signature) => Compile(signature).Sources.Where(s => s.HintName.EndsWith(".Training.g.cs", StringComparison.Ordinal));

    static bool IsSurface(GeneratedSource source) => !InstructionSet.All.Any(i => source.HintName.EndsWith($".{i.Name}.g.cs", StringComparison.Ordinal));

    static string Stub(string text, StubSignature signature)
    {
        var name = signature.Target.TypeName;
        var failure = SyntaxFactory.ParseExpression($"new {GlobalNames.System}.InvalidOperationException({CodeWriter.Literal($"'{name}' is not compiled: its declaration has errors.")})");
        var generated = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().First();
        using var writer = new CodeWriter();
        SourceHeader.Write(writer, $"What can be seen of {name}, which is not compiled: its declaration has errors.", Identifiers.EscapeSpace(signature.Target.Namespace));
        writer.Open($"partial class {Identifiers.EscapeType(name)}");
        foreach (var member in new StubMembers(failure, signature.Taken).Of(generated)) writer.Line(((SyntaxNode)member).NormalizeWhitespace(eol: "\n").ToFullString());
        return writer.Close().ToString();
    }
}
