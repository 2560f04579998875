namespace NetGenCompiler.Planning;

/// <summary>
/// Knows how to compute a kind of node. Rules are tried in the order of <see cref="KernelRules"/>; the first that makes a demand
/// plans the node.
/// </summary>
abstract class KernelRule
{
    /// <summary>The layouts that the rule wants, or null where it does not apply.</summary>
    public abstract LayoutDemand? Demand(RuleContext context);

    /// <summary>The step for the node, its operands and results placed as demanded.</summary>
    public abstract Step Plan(PlacedContext context);
}
