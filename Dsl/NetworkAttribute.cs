namespace NetGen;

/// <summary>Marks the class to generate code for: a partial, sealed, non-generic <see cref="Module"/> with a <c>Forward</c> method.</summary>
/// <example>
/// <code>
/// [Network]
/// public sealed partial class Perceptron : Module
/// {
///     readonly Linear hidden = new(64), output = new(10);
///     public Tensor Forward([Shape(784)] Tensor x) => x | hidden | ReLU | output;
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>
    /// Computes convolutions by their products and sums alone. Without it, inference has Winograd's transforms where these are faster: three times for many
    /// convolutions of three by three, with errors of up to two hundred-thousandths of the largest result where products and sums have a millionth, and a number
    /// that is not finite spreads to its neighbours. Training never has them.
    /// </summary>
    public bool ExactConvolutions { get; set; }

    /// <summary>
    /// What inference keeps the weights of linear layers as, those of the inputs of recurrent layers among them. Reading these weights is most of what such a layer
    /// takes of time and memory, and 16 bits halve both; each weight is rounded when it is loaded. Training never has them.
    /// </summary>
    public WeightStorage LinearWeights { get; set; }

    /// <summary>Adds the training code.</summary>
    public bool Training { get; set; }

    /// <summary>
    /// The most bytes that training may take for each item of a batch, at the default input size; 0, the default, sets no limit. To stay below it, backward
    /// computes cheap layers again (activations, normalisations, poolings) whose results forward then need not keep. No result changes by a bit.
    /// </summary>
    public long ActivationBudget { get; set; }

    /// <summary>What training keeps activations as between forward and backward.</summary>
    public ActivationStorage ActivationStorage { get; set; }

    /// <summary>
    /// Layers that training leaves as they are, by their paths, such as <c>layer1.0</c>: their parameters have no gradient and no optimizer changes them
    /// (<c>requires_grad = False</c>), and their batch normalisations normalise with the running statistics and keep these (<c>eval()</c>). What serves
    /// their gradients alone is not computed, and nothing is kept for it. A parameter's name stands for that parameter.
    /// </summary>
    /// <example>
    /// <code>
    /// [Network(Training = true, Frozen = ["conv1", "bn1", "layer1"])]
    /// public sealed partial class FineTuned() : ResNet(…);
    /// </code>
    /// </example>
    public string[] Frozen { get; set; } = [];

    /// <summary>Layers whose batch normalisations keep and use their running statistics, while what is learned in them is learned on.</summary>
    public string[] FrozenStatistics { get; set; } = [];
}
