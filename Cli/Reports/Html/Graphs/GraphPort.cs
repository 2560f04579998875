namespace NetGen.Cli.Reports.Html.Graphs;

/// <summary>Where a drawing goes on: a layer of another group, or an output of the network.</summary>
/// <param name="Title">What is there.</param>
/// <param name="Detail">A shape, or what else is to be said.</param>
sealed record GraphPort(string Title, string Detail);
