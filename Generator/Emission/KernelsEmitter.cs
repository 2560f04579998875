using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission;

/// <summary>Writes the kernels of an assembly, each once, one class for each instruction set, in a file for each kind.</summary>
static class KernelsEmitter
{
    public const string Namespace = "NetGen.Generated";

    /// <summary>How many kernels are remembered: those of all networks of a large project.</summary>
    const int RememberedKernels = 4096;

    static readonly RecentResults<KernelKey, string> Known = new(RememberedKernels);

    public static string ClassName(InstructionSet instructionSet) => $"{instructionSet.Name}Kernels";

    /// <summary>One of the files of an assembly's kernels.</summary>
    public static GeneratedSource Emit(KernelFile file) => new(file.HintName, Emit(file.InstructionSet, file.Kernels, isFirst: file.Kind.Length == 0));

    /// <summary>A file that holds all of an instruction set's kernels.</summary>
    public static string Emit(InstructionSet instructionSet, IEnumerable<KernelKey> kernels) =>
        Emit(instructionSet, kernels.Where(k => k.InstructionSet == instructionSet).Distinct().OrderBy(k => k.MethodName, StringComparer.Ordinal), isFirst: true);

    /// <param name="instructionSet">The processors.</param>
    /// <param name="kernels">The kernels.</param>
    /// <param name="isFirst">Whether it is the part of the class that describes it.</param>
    static string Emit(InstructionSet instructionSet, IEnumerable<KernelKey> kernels, bool isFirst)
    {
        using var writer = new CodeWriter();
        SourceHeader.WriteOwn(writer, $"The kernels that the networks of this assembly share, for {instructionSet.Name}.", Namespace);
        if (isFirst) writer.Line("/// <summary>Kernels over raw memory: the callers are generated, and answer for every bound.</summary>").Line("[SkipLocalsInit]");
        writer.Open($"static unsafe partial class {ClassName(instructionSet)}");
        var isBehind = false;
        foreach (var kernel in kernels)
        {
            if (isBehind) writer.Line();
            isBehind = true;
            writer.Written(Known.Of(kernel, static key => Text(key)));
        }

        return writer.Close().ToString();
    }

    static string Text(KernelKey kernel)
    {
        using var writer = new CodeWriter(depth: 1);
        KernelEmitters.Emit(kernel, writer);
        return writer.ToString();
    }
}
