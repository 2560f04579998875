using BenchmarkDotNet.Running;
using NetGen.Runtime;
using NetGenCompiler.Bench;
using NetGenCompiler.Bench.Editing;
using NetGenCompiler.Bench.Peers;
using NetGenCompiler.Bench.Training;
using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;

if (args.Length == 0 || args.Contains("--help"))
{
    Console.WriteLine("""
        Usage: NetGen.Bench layers|gradients|network NAME|steps NAME|memory NAME|training|peers|layer-peers NAME|choices zoo|edits|stages|benchmark [--isa avx512|avx2|vector128] [--threads N] [--batch N] [--filter TEXT]

        layers     single layers of well-known networks, each against the peak of multiply-adds measured in the same process; --weights f16|bf16 for linear ones
        gradients  the gradients of the same layers' operands and weights, for a batch of 8 items or of N
        network    every step of a network of NetGen.Networks, and the whole
        steps      every step of the training of a network of NetGen.Networks, --size for another input than its own; --threads N for what so many gain
        memory     what the training of a network keeps for an item by option, and the time of all steps
        training   whole steps of training, turn by turn with PyTorch's; --rounds N
        peers      networks turn by turn with ONNX Runtime and PyTorch; --rounds N. Peers/compare.sh installs both
        layer-peers  the layers of a network turn by turn with ONNX Runtime's
        choices    how far what the planner's estimates choose is from the fastest tiles, for the layers of a network, of all (zoo) or of none (random); --candidates N, --all FILE for every tiles
        edits      what the generator and the analyzers take for an edit in an editor that has the zoo open, by kind; --rounds N
        stages     what the stages of the compiler take for the networks of NetGen.Networks, and what they allocate
        benchmark  the layers by BenchmarkDotNet, whose own options follow
        """);
    return args.Length == 0 ? 2 : 0;
}

int Number(string name, int otherwise) => Option(name) is { } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : otherwise;
string? Option(string name) => args.SkipWhile(a => a != name).Skip(1).FirstOrDefault();
var isa = Option("--isa") ?? InstructionSets.Best.ToString();
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
        if (!Enum.TryParse<ElementType>(Option("--weights") ?? "F32", ignoreCase: true, out var weights) || weights is not (ElementType.F32 or ElementType.F16 or ElementType.BF16))
        {
            Console.Error.WriteLine($"--weights {Option("--weights")}: expected f32, f16 or bf16");
            return 2;
        }

        LayerReport.Run(instructionSet, filter, PlanningOptions.Default with { LinearWeights = weights });
        return 0;
    case "gradients":
        GradientReport.Run(instructionSet, filter, Number("--batch", 8));
        return 0;
    case "steps" when args.Length > 1:
        return TrainingStepsReport.Run(args[1], Number("--size", 0), Number("--batch", 8), Number("--threads", 1), instructionSet, filter);
    case "memory" when args.Length > 1:
        return TrainingMemoryReport.Run(args[1], Number("--size", 0), Number("--batch", 8), instructionSet);
    case "training":
        TrainingReport.Run(Peak.KindOf(instructionSet), Number("--threads", 1), Number("--rounds", 7), filter);
        return 0;
    case "peers":
        return PeerReport.Run(Peak.KindOf(instructionSet), Number("--threads", 1), Number("--rounds", 15), filter);
    case "layer-peers" when args.Length > 1:
        return PeerLayersReport.Run(args[1], instructionSet, Number("--rounds", 25));
    case "choices" when args.Length > 1:
        return ChoiceReport.Run(args[1], Number("--layers", 50), Number("--candidates", 60), instructionSet, filter, Option("--all"));
    case "edits":
        return EditReport.Run(Number("--rounds", 15), filter);
    case "stages":
        return CompileReport.Run(filter);
    case "network" when args.Length > 1:
        return NetworkReport.Run(args[1], instructionSet, Number("--threads", 1), filter);
    default:
        Console.Error.WriteLine($"'{string.Join(' ', args)}': expected layers, gradients, network NAME, steps NAME, memory NAME, training, peers, layer-peers NAME, choices NAME, edits, stages or benchmark");
        return 2;
}
