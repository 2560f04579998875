using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using NetGen.Runtime;
using NetGen.Testing;

namespace NetGenCompiler.Bench;

/// <summary>A script of the benchmarks in Debian's Python, which has PyTorch: it answers lines with lines.</summary>
sealed class PythonProcess : IDisposable
{
    readonly Process process;

    PythonProcess(Process process) => this.process = process;

    /// <summary>Starts a script; null where there is no Python.</summary>
    /// <param name="script">Its path within the folder of the benchmarks.</param>
    /// <param name="arguments">Its arguments.</param>
    public static PythonProcess? Start(string script, params IEnumerable<string> arguments) => Start(script, InstructionSets.Best, arguments);

    /// <summary>Starts a script whose PyTorch uses an instruction set at most; null where there is no Python.</summary>
    public static PythonProcess? Start(string script, InstructionSetKind most, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("/usr/bin/python3", arguments.Prepend(PathOf(script))) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (most == InstructionSetKind.Avx2)
        {
            (start.Environment["ONEDNN_MAX_CPU_ISA"], start.Environment["ATEN_CPU_CAPABILITY"], start.Environment["OPENBLAS_CORETYPE"]) = ("AVX2", "avx2", "Haswell");
        }

        try
        {
            return new(Process.Start(start)!);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    public static string PathOf(string script) => Path.Combine(Repository.Root, "bench", script);

    /// <summary>Its next line; null where it has ended.</summary>
    public string? ReadLine() => process.StandardOutput.ReadLine();

    /// <summary>Sends a line, and reads the number that it answers.</summary>
    public double Ask(string line)
    {
        process.StandardInput.WriteLine(line);
        process.StandardInput.Flush();
        return double.Parse(ReadLine() ?? throw new InvalidOperationException("Python stopped."), CultureInfo.InvariantCulture);
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Whether it did what it should.</returns>
    public bool Finish()
    {
        process.StandardInput.Close();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    public void Dispose()
    {
        Finish();
        process.Dispose();
    }
}
