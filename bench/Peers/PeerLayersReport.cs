using NetGen.Cli.Compilation;
using NetGen.Networks;
using NetGenCompiler.Bench.Peers.OnnxRuntime;
using NetGenCompiler.Passes;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Bench.Peers;

/// <summary>
/// Times the convolutions and linear layers of a network beside ONNX Runtime's own of the same shapes, on one thread: each as it stands in the network, between its
/// neighbours. What lies between them is summed up.
/// </summary>
static class PeerLayersReport
{
    public static int Run(string name, InstructionSet instructionSet, int rounds)
    {
        var type = typeof(NetworkCatalog).Assembly.GetTypes().SingleOrDefault(t => string.Equals(t.Name, name, StringComparison.OrdinalIgnoreCase));
        var network = NetworkCatalog.All.FirstOrDefault(n => string.Equals(n.Name, name, StringComparison.OrdinalIgnoreCase));
        if (type is null || network is null || OnnxRuntimeLibrary.Installed is not { } library || PeerFiles.Of(network.Name) is not { } files)
        {
            Console.Error.WriteLine($"'{name}' is no network of NetGen.Networks, or the peers are not installed");
            return 2;
        }

        var graph = PassPipeline.Inference(DefinitionTracer.Trace(type));
        using var timer = new StepTimer(Planner.Plan(graph, instructionSet));
        var times = timer.Plan.Steps.Select(_ => new List<double>()).ToList();
        using (var session = new OnnxRuntimeContender(library, network, files, threads: 1, ProfiledNode.PathPrefix))
        {
            for (var round = 0; round < rounds; round++)
            {
                // The caches are the other's at first.
                for (var i = 0; i < times.Count; i++) timer.Execute(i);
                for (var i = 0; i < times.Count; i++) times[i].Add(timer.Time(i, 1));
                session.Time(2);
            }
        }

        var peers = ProfiledNode.Read();
        var nodes = graph.Nodes.ToDictionary(n => n.Name);
        var layers = timer.Plan.Steps.Select((step, i) => (
            step.Name, step.Algorithm, Milliseconds: times[i].Order().ElementAt(rounds / 2) * 1e3,
            Shape: nodes.TryGetValue(step.Name, out var node) ? LayerShape.Of(node) : null)).ToList();
        Print(layers, peers);
        return 0;
    }

    static void Print(List<(string Name, string Algorithm, double Milliseconds, LayerShape? Shape)> layers, IReadOnlyList<ProfiledNode> peers)
    {
        var left = peers.Where(p => p.Shape is not null).ToLookup(p => p.Shape!).ToDictionary(g => g.Key, g => new Queue<ProfiledNode>(g));
        Console.WriteLine($"{"layer",-36} {"ms",8} {"peer ms",8} {"share",6}  algorithm");
        double rest = 0, restOfPeer = peers.Where(p => p.Shape is null).Sum(p => p.Milliseconds);
        foreach (var (name, algorithm, milliseconds, shape) in layers)
        {
            if (shape is not null && left.TryGetValue(shape, out var same) && same.TryDequeue(out var peer))
            {
                Console.WriteLine($"{name,-36} {milliseconds,8:F4} {peer.Milliseconds,8:F3} {milliseconds / peer.Milliseconds,6:F2}  {algorithm}");
            }
            else
            {
                rest += milliseconds;
            }
        }

        restOfPeer += left.Values.Sum(q => q.Sum(p => p.Milliseconds));
        Console.WriteLine($"{"all between them",-36} {rest,8:F4} {restOfPeer,8:F3} {rest / restOfPeer,6:F2}");
        Console.WriteLine($"{"all",-36} {layers.Sum(l => l.Milliseconds),8:F4} {peers.Sum(p => p.Milliseconds),8:F3} {layers.Sum(l => l.Milliseconds) / peers.Sum(p => p.Milliseconds),6:F2}");
    }
}
