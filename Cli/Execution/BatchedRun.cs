using NetGen.Runtime;

namespace NetGen.Cli.Execution;

/// <summary>Runs any number of items in as much memory as a few need: an item's bits do not depend on its company.</summary>
static class BatchedRun
{
    const int MostItems = 64;
    const long MostWorkspaceBytes = 1L << 28;

    /// <summary>Executes a network.</summary>
    /// <param name="inference">The network.</param>
    /// <param name="inputs">Its inputs, each with all items.</param>
    /// <param name="batch">How many items there are.</param>
    /// <param name="instructionSet">What it runs on.</param>
    /// <returns>Its outputs, each with all items.</returns>
    public static float[][] Execute(IInference inference, IReadOnlyList<float[]> inputs, int batch, InstructionSetKind instructionSet)
    {
        var network = inference.Description;
        float[][] outputs = [.. network.Outputs.Select(o => new float[checked(o.Length * batch)])];
        var most = (int)Math.Clamp(MostWorkspaceBytes / Math.Max(1, network.ArenaBytes(instructionSet)), 1, MostItems);
        for (var start = 0; start < batch; start += most)
        {
            var items = Math.Min(most, batch - start);
            var from = network.Inputs.Select((d, i) => (ReadOnlyMemory<float>)Items(inputs[i], d, start, items)).ToArray();
            var to = network.Outputs.Select((d, i) => Items(outputs[i], d, start, items)).ToArray();
            inference.Run(from, to, items);
        }

        return outputs;
    }

    static Memory<float> Items(float[] values, TensorDescription tensor, int start, int items) =>
        values.AsMemory((int)(start * tensor.Length), (int)(items * tensor.Length));
}
