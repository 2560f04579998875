using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission;

/// <summary>Writes the kernels of an assembly, each once, one class for each instruction set.</summary>
static class KernelsEmitter
{
    public const string Namespace = "NetGen.Generated";

    /// <summary>How many kernels are remembered: those of all networks of a large project.</summary>
    const int RememberedKernels = 4096;

    static readonly RecentResults<KernelKey, string> Known = new(RememberedKernels);

    public static string ClassName(InstructionSet instructionSet) => $"{instructionSet.Name}Kernels";

    /// <summary>What a plan's program imports to call its kernels.</summary>
    public static string[] NamespacesOf(NetworkPlan plan) => plan.Kernels.Count > 0 ? [Namespace] : [];

    /// <summary>The file that holds an instruction set's kernels, in the order of their names.</summary>
    public static string Emit(InstructionSet instructionSet, IEnumerable<KernelKey> kernels)
    {
        var writer = new CodeWriter();
        SourceHeader.WriteOwn(writer, $"The kernels that the networks of this assembly share, for {instructionSet.Name}.", Namespace);
        writer.Line("/// <summary>Kernels over raw memory: the callers are generated, and answer for every bound.</summary>");
        writer.Line("[SkipLocalsInit]");
        writer.Open($"static unsafe class {ClassName(instructionSet)}");
        var isFirst = true;
        foreach (var kernel in kernels.Where(k => k.InstructionSet == instructionSet).Distinct().OrderBy(k => k.MethodName, StringComparer.Ordinal))
        {
            if (!isFirst) writer.Line();
            isFirst = false;
            writer.Written(Known.Of(kernel, static key => Text(key)));
        }

        return writer.Close().ToString();
    }

    static string Text(KernelKey kernel)
    {
        var writer = new CodeWriter(depth: 1);
        KernelEmitters.Emit(kernel, writer);
        return writer.ToString();
    }
}
