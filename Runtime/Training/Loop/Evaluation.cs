using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Training.Metrics;
using NetGen.Runtime.Training.Objectives;

namespace NetGen.Runtime.Training.Loop;

/// <summary>Measures a network on data that it is not trained on.</summary>
public static class Evaluation
{
    /// <summary>Runs a network over an epoch of a loader.</summary>
    /// <param name="network">The network.</param>
    /// <param name="loader">The data.</param>
    /// <param name="objective">The loss; null where none is wanted.</param>
    /// <param name="metrics">What is measured besides; each is reset first.</param>
    /// <param name="cancellation">Ends the evaluation with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The items are not those of the network's inputs, or a metric is of an output that it has not.</exception>
    /// <example>
    /// <code>
    /// using var network = Digits.Inference.Load("digits.safetensors");
    /// var confusion = new ConfusionMatrix(10);
    /// var result = Evaluation.Run(network, new DataLoader(test, new() { BatchSize = 64 }), objective, [confusion]);
    /// </code>
    /// </example>
    public static EvaluationResult Run(
        IInference network, DataLoader loader, BatchObjective? objective, IReadOnlyList<Metric> metrics, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(loader);
        ArgumentNullException.ThrowIfNull(metrics);
        var outputs = new BatchOutputs(network.Description, loader);
        foreach (var metric in metrics)
        {
            if (metric.Output >= network.Description.Outputs.Length)
            {
                throw new ArgumentException($"'{metric.Name}' is of output {metric.Output}; '{network.Description.Name}' has {network.Description.Outputs.Length}, from 0 on.", nameof(metrics));
            }

            metric.Reset();
        }

        var (sum, items) = (0.0, 0L);
        foreach (var batch in loader.Epoch(0, cancellation))
        {
            var values = outputs.Of(batch.Count);
            network.Run(batch.Inputs, values, batch.Count);
            if (objective is not null) sum += objective.Compute(batch, values, []) * batch.Count;
            foreach (var metric in metrics) metric.Add(batch, values[metric.Output].Span);
            items += batch.Count;
        }

        return new(objective is null || items == 0 ? double.NaN : sum / items, items, [.. metrics.Select(m => (m.Name, m.Value))]);
    }
}
