using System.Diagnostics;

namespace NetGen.Testing;

/// <summary>Python with PyTorch, which some tests run where it is installed.</summary>
static class PyTorch
{
    static readonly Lazy<string?> Interpreter = new(() => new[] { "/usr/bin/python3", "python3" }.FirstOrDefault(HasPyTorch));

    public static bool IsInstalled => Interpreter.Value is not null;

    /// <summary>Runs a script, and throws with what it said where it fails.</summary>
    /// <param name="script">Its path within the repository.</param>
    /// <param name="arguments">Its arguments.</param>
    public static void Run(string script, params IEnumerable<string> arguments)
    {
        var (code, text) = Execute(Interpreter.Value!, arguments.Prepend(Path.Combine(Repository.Root, script)));
        if (code != 0) throw new InvalidOperationException($"{script} ended with {code}: {text}");
    }

    static bool HasPyTorch(string interpreter)
    {
        try
        {
            return Execute(interpreter, ["-c", "import importlib.util as u, sys; sys.exit(not all(map(u.find_spec, ('torch', 'numpy'))))"]).Code == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    static (int Code, string Text) Execute(string interpreter, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(interpreter, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.Result + errors);
    }
}
