using BenchmarkDotNet.Running;
using NetGen.Runtime;
using NetGenCompiler.Bench;
using NetGenCompiler.Planning;

if (args.Length == 0 || args.Contains("--help"))
{
    Console.WriteLine("""
        Usage: NetGen.Bench layers|gradients|network NAME|benchmark [--isa avx512|avx2|vector128] [--threads N] [--batch N] [--filter TEXT]

        layers     single layers of well-known networks, each against the peak of multiply-adds measured in the same process
        gradients  the gradients of the same layers' operands and weights, for a batch of 8 items or of N
        network    every step of a network of NetGen.Networks, and the whole
        benchmark  the layers by BenchmarkDotNet, whose own options follow
        """);
    return args.Length == 0 ? 2 : 0;
}

string? Option(string name) => args.SkipWhile(a => a != name).Skip(1).FirstOrDefault();
var isa = Option("--isa") ?? "avx512";
if (InstructionSet.All.SingleOrDefault(i => string.Equals(i.Name, isa, StringComparison.OrdinalIgnoreCase)) is not { } instructionSet)
{
    Console.Error.WriteLine($"--isa {isa}: expected one of {string.Join(", ", InstructionSet.All.Select(i => i.Name.ToLowerInvariant()))}");
    return 2;
}

if (!InstructionSets.IsSupported(Peak.KindOf(instructionSet)))
{
    Console.Error.WriteLine($"--isa {isa}: this processor has it not");
    return 2;
}

if (args[0] == "benchmark")
{
    BenchmarkSwitcher.FromTypes([typeof(LayerBenchmarks)]).Run([.. args.Skip(1)]);
    return 0;
}

var filter = Option("--filter") ?? "";
switch (args[0])
{
    case "layers":
        LayerReport.Run(instructionSet, filter);
        return 0;
    case "gradients":
        GradientReport.Run(instructionSet, filter, int.Parse(Option("--batch") ?? "8", System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    case "network" when args.Length > 1:
        return NetworkReport.Run(args[1], instructionSet, int.Parse(Option("--threads") ?? "1", System.Globalization.CultureInfo.InvariantCulture), filter);
    default:
        Console.Error.WriteLine($"'{string.Join(' ', args)}': expected layers, gradients, network NAME or benchmark");
        return 2;
}
