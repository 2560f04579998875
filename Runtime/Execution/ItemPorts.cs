using System.Buffers;

namespace NetGen.Runtime.Execution;

/// <summary>The inputs and outputs of one item, held in place while generated code reads and writes them.</summary>
sealed unsafe class ItemPorts : IDisposable
{
    readonly List<MemoryHandle> handles = [];

    /// <summary>Checks them against the description and holds them.</summary>
    /// <exception cref="ArgumentException">The number or the length of the inputs or outputs is wrong, or an output overlaps an input.</exception>
    public ItemPorts(NetworkDescription network, ReadOnlySpan<ReadOnlyMemory<float>> inputs, ReadOnlySpan<Memory<float>> outputs)
    {
        SpanCheck.Count("inputs", network.Inputs.Length, inputs.Length);
        SpanCheck.Count("outputs", network.Outputs.Length, outputs.Length);
        for (var i = 0; i < inputs.Length; i++) SpanCheck.Length(network.Inputs[i].Name, network.Inputs[i].Length, inputs[i].Length);
        for (var o = 0; o < outputs.Length; o++)
        {
            SpanCheck.Length(network.Outputs[o].Name, network.Outputs[o].Length, outputs[o].Length);
            for (var i = 0; i < inputs.Length; i++) SpanCheck.Separate(network.Inputs[i].Name, inputs[i].Span, network.Outputs[o].Name, outputs[o].Span);
        }

        foreach (var input in inputs) handles.Add(input.Pin());
        foreach (var output in outputs) handles.Add(output.Pin());
    }

    /// <summary>Writes the addresses, those of the inputs first.</summary>
    public void Write(float** addresses)
    {
        for (var i = 0; i < handles.Count; i++) addresses[i] = (float*)handles[i].Pointer;
    }

    /// <summary>Lets go of them.</summary>
    public void Dispose()
    {
        foreach (var handle in handles) handle.Dispose();
        handles.Clear();
    }
}
