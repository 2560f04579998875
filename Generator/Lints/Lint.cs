using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Facts;

namespace NetGenCompiler.Lints;

/// <summary>Advice from the field: something that a network can be built with, and that those who know regret.</summary>
abstract class Lint
{
    /// <summary>The id of its diagnostic, NG03xx.</summary>
    public abstract string Id { get; }

    /// <summary>What it has to say of a network, in the order of the layers.</summary>
    public abstract IEnumerable<LintFinding> Check(LintContext context);

    /// <summary>A finding at a layer.</summary>
    protected LintFinding At(Node node, string message, params Fact[] facts) =>
        new(Id, node.Name, message, node.Site, node.Created, facts.ToEquatableArray());

    /// <summary>A layer as messages name it: its path and its operator.</summary>
    protected static string Named(Node node) => $"'{node.Name}' ({node.Op.Name})";
}
