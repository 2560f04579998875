using System.Text.Json;
using NetGen.Runtime;

namespace NetGen.Cli.Tests.Support;

/// <summary>A report of one layer, in the form that generated networks have theirs.</summary>
static class ReportDocument
{
    public static string Of(string name, TensorDescription[] inputs, TensorDescription[] outputs, string op) => JsonSerializer.Serialize(new
    {
        name,
        inputs = inputs.Select(i => new { name = i.Name, shape = i.Shape, type = "f32" }),
        outputs = outputs.Select(o => new { name = o.Name, source = "fc", shape = o.Shape, type = "f32", receptiveField = (object?)null }),
        parameters = 51,
        buffers = 0,
        multiplyAdds = 48,
        flops = 96,
        elementwiseOperations = 0,
        receptiveField = (object?)null,
        weightBytes = 204,
        winogradBytes = 0,
        arenaBytes = new { avx512 = 64 },
        trainingBytes = new { },
        layers = new[]
        {
            new
            {
                name = "fc", op, arguments = "", kernel = (string?)null, inputs = Array.Empty<string>(), inputShapes = Array.Empty<int[]>(),
                output = outputs[0].Shape, outputShapes = new[] { outputs[0].Shape }, parameters = 51, multiplyAdds = 48, elementwiseOperations = 0,
                receptiveField = (object?)null, algorithm = (string?)null,
            },
        },
    });
}
