using System.CommandLine;
using System.Globalization;
using NetGen.Cli.CommandLine;
using NetGen.Runtime;
using Spectre.Console;

namespace NetGen.Cli.Commands;

/// <summary>Lists the networks.</summary>
sealed class ListCommand : Command
{
    readonly Option<bool> json = Parsers.Json();

    public ListCommand(IReadOnlyList<NetworkDescription> networks, Terminal terminal)
        : base("list", "Lists the networks with their parameters, multiply-adds and inputs.")
    {
        Add(json);
        SetAction(parsed =>
        {
            if (parsed.GetValue(json)) terminal.Json(networks.Select(Entry));
            else terminal.Table(Table(networks));
        });
    }

    static object Entry(NetworkDescription network) => new
    {
        network.Name,
        Parameters = network.ParameterCount,
        network.MultiplyAdds,
        Inputs = network.Inputs.Select(Entry),
        Outputs = network.Outputs.Select(Entry),
    };

    static object Entry(TensorDescription tensor) => new { tensor.Name, tensor.Shape };

    static Table Table(IReadOnlyList<NetworkDescription> networks)
    {
        var table = new Table();
        table.AddColumn("Network").AddColumn(new TableColumn("Parameters").RightAligned()).AddColumn(new TableColumn("Multiply-adds").RightAligned())
            .AddColumn("Input").AddColumn("Output");
        foreach (var network in networks)
        {
            table.AddRow(
                new Text(network.Name), Number(network.ParameterCount), Number(network.MultiplyAdds), Tensors(network.Inputs), Tensors(network.Outputs));
        }

        return table;
    }

    static Text Number(long value) => new(value.ToString("N0", CultureInfo.InvariantCulture));

    static Text Tensors(IEnumerable<TensorDescription> tensors) => new(string.Join(", ", tensors));
}
