using System.Globalization;
using System.Reflection;
using NetGen.Cli.Compilation;
using NetGen.Cli.Tuning;
using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Passes;
using NetGenCompiler.Planning;
using NetGenCompiler.Planning.Tuning;

namespace NetGenCompiler.Bench;

/// <summary>How far what the planner's estimates choose is from the fastest tiles that measurement finds.</summary>
static class ChoiceReport
{
    const int LayersOfNetwork = 32;

    // Of the fastest: what the estimate is to reach.
    const double Near = 0.95;

    /// <param name="what">A network of NetGen.Networks, <c>zoo</c> for the different layers of all, or <c>random</c> for layers that no network has.</param>
    /// <param name="count">How many random layers.</param>
    /// <param name="candidates">How many tiles of each shape are measured.</param>
    /// <param name="instructionSet">The processors.</param>
    /// <param name="filter">What the shapes' texts contain.</param>
    /// <param name="all">A file for a line of each tiles that are measured: the shape, the tiles, their share of the time of the estimate's, and that in microseconds.</param>
    public static int Run(string what, int count, int candidates, InstructionSet instructionSet, string filter, string? all)
    {
        var layers = what == "random" ? Random(count, instructionSet) : OfNetworks(what, instructionSet);
        layers = [.. layers.Where(l => l.Shape.ToString().Contains(filter, StringComparison.Ordinal))];
        if (layers.Count == 0)
        {
            Console.Error.WriteLine($"'{what}': expected zoo, random or the name of a network of NetGen.Networks");
            return 2;
        }

        var found = new List<TunedShape>();
        foreach (var chunk in layers.Chunk(LayersOfNetwork))
        {
            var tuner = new NetworkTuner(Together(chunk), instructionSet, new(Threads: 1, Peak.KindOf(instructionSet)), PlanningOptions.Default, candidates);
            found.AddRange(tuner.Tune(done => Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{done} of {tuner.Variants} "))).Shapes);
            foreach (var shape in found.TakeLast(chunk.Length))
            {
                if (all is not null) File.AppendAllLines(all, shape.Candidates.Prepend((Tiles: shape.Estimated, Share: 1)).Select(c => string.Create(CultureInfo.InvariantCulture, $"{shape.Shape}\t{c.Tiles}\t{c.Share:0.0000}\t{shape.Microseconds:0.00}")));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{shape.Share,6:0.000} {shape.Microseconds,9:0.0} µs {shape.Candidates.Count + 1,4}  {shape.Shape}: {shape.Estimated}; {shape.Best}"));
            }
        }

        var near = found.Count(s => s.Share >= Near);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}, {instructionSet}: within 5 % of the fastest {near} of {found.Count} shapes, {100.0 * near / found.Count:0.0} %"));
        return 0;
    }

    /// <summary>The layers whose tiles are chosen, one of each shape.</summary>
    static IReadOnlyList<Layer> OfNetworks(string name, InstructionSet instructionSet)
    {
        var networks = Assembly.Load("NetGen.Networks").GetTypes().Where(t => t.GetCustomAttribute<NetGen.NetworkAttribute>() is not null)
            .Where(t => name == "zoo" || string.Equals(t.Name, name, StringComparison.OrdinalIgnoreCase)).OrderBy(t => t.Name, StringComparer.Ordinal);
        var layers = new Dictionary<ConvolutionShape, Layer>();
        foreach (var network in networks)
        {
            var graph = PassPipeline.Inference(DefinitionTracer.Trace(network));
            var nodes = graph.Nodes.ToDictionary(n => n.Name);
            foreach (var step in Planner.Plan(graph, instructionSet).Steps)
            {
                if (TileCandidates.Of(step, PlanningOptions.Default) is [var first, ..] && nodes.TryGetValue(step.Name, out var node)) layers.TryAdd(first.Shape, new(first.Shape, graph.InputShapes(node)[0], node.Op));
            }
        }

        return [.. layers.Values];
    }

    /// <summary>Layers of sizes that networks could have, the same each time.</summary>
    static IReadOnlyList<Layer> Random(int count, InstructionSet instructionSet)
    {
        const long LeastWork = 1_000_000, MostWork = 200_000_000;
        var random = new Random(5);
        var layers = new Dictionary<ConvolutionShape, Layer>();
        while (layers.Count < count)
        {
            var (kernel, stride, size) = (new[] { 1, 1, 3, 3, 3, 5 }[random.Next(6)], random.Next(4) == 0 ? 2 : 1, random.Next(5, 65));
            var input = TensorShape.Of(8 * random.Next(1, 65), size, size);
            var padding = (kernel - 1) / 2;
            var op = new Conv2d(8 * random.Next(1, 65), new(kernel, kernel), new(stride, stride), new(padding, padding, padding, padding));
            if (op.MultiplyAdds([input], op.InferShapes([input])) is < LeastWork or > MostWork) continue;
            var graph = PassPipeline.Inference(Together([new(null!, input, op)]));
            var shape = Planner.Plan(graph, instructionSet).Steps.Select(s => TileCandidates.Of(s, PlanningOptions.Default)).First(c => c.Count > 0)[0].Shape;
            layers.TryAdd(shape, new(shape, input, op));
        }

        return [.. layers.Values];
    }

    /// <summary>
    /// One network of all layers, each with an input and a rectifier, and an average of the map as output: a layer writes, as in other networks, where the layers
    /// before it did.
    /// </summary>
    static Graph Together(IReadOnlyList<Layer> layers)
    {
        var builder = new GraphBuilder();
        var (handles, outputs) = (new List<(LayerHandle, string)>(), new List<NamedValue>());
        for (var i = 0; i < layers.Count; i++)
        {
            var y = builder.AddInput($"x{i}", layers[i].Input);
            Apply(layers[i].Op, $"layer{i}");
            Apply(new ReLU(), $"relu{i}");
            if (builder.ShapeOf(y).IsMap) Apply(new GlobalAvgPool(), $"mean{i}");
            outputs.Add(new($"y{i}", y));

            void Apply(Op op, string name)
            {
                LayerHandle layer = new(op, null);
                y = builder.Apply(layer, [y], null, null)[0];
                handles.Add((layer, name));
            }
        }

        return builder.Build("Layers", handles, new Dictionary<object, string>(), outputs);
    }

    /// <summary>A layer.</summary>
    /// <param name="Shape">As its tiles depend on it.</param>
    /// <param name="Input">What it reads.</param>
    /// <param name="Op">What it computes.</param>
    sealed record Layer(ConvolutionShape Shape, TensorShape Input, Op Op);
}
