using System.Text.Json;
using NetGen.Cli.CommandLine;
using NetGen.Runtime;

namespace NetGen.Cli.Tests.Support;

/// <summary>What a command line gave.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
sealed record CommandResult(int Code, string Output, string Error)
{
    public static CommandResult Of(string[] arguments, IReadOnlyList<NetworkDescription> networks, bool isDecorated = false)
    {
        StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        var code = Application.Run(arguments, networks, new(output, error, isDecorated));
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>The output of a command line that succeeded.</summary>
    public string Succeeded()
    {
        Assert.Equal("", Error);
        Assert.Equal(0, Code);
        return Output;
    }

    /// <summary>The output of a command line that succeeded, as JSON.</summary>
    public JsonElement Json()
    {
        using var document = JsonDocument.Parse(Succeeded());
        return document.RootElement.Clone();
    }

    /// <summary>Holds a command line to have failed at its work.</summary>
    public void Failed(params string[] parts) => Refused(1, parts);

    /// <summary>Holds a command line to have been refused for its arguments.</summary>
    public void Misused(params string[] parts) => Refused(2, parts);

    // One line on standard error with everything that it is to name, nothing on standard output.
    void Refused(int code, string[] parts)
    {
        Assert.Equal("", Output);
        Assert.Equal(code, Code);
        Assert.StartsWith("netgen: ", Error, StringComparison.Ordinal);
        Assert.Equal(Error.Length - 1, Error.IndexOf('\n', StringComparison.Ordinal));
        foreach (var part in parts) Assert.Contains(part, Error, StringComparison.Ordinal);
    }
}
