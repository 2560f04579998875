using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning.Movement;

/// <summary>Copies parts of values to other places: joins, cuts, transpositions, repetitions.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="Reads">The operands.</param>
/// <param name="Writes">The results.</param>
/// <param name="Boxes">What is copied; together the boxes write all of the results but for the border.</param>
/// <param name="Border">Zeros round each plane of the results, within the result and beside its halo.</param>
/// <param name="Operation">The operator's name.</param>
sealed record CopyStep(string Name, EquatableArray<Placement> Reads, EquatableArray<Placement> Writes, EquatableArray<CopyBox> Boxes, Padding2 Border, string Operation)
    : Step(Name, Reads, Writes)
{
    public override string Algorithm => $"{Operation}, copy";
}
