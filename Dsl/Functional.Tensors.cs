namespace NetGen;

/// <content>The operators over several tensors.</content>
public static partial class Functional
{
    /// <summary>Adds, elementwise; a dimension of 1 is broadcast. PyTorch: <c>torch.add</c>.</summary>
    public static Tensor Add(Tensor left, Tensor right) => Apply("Add", [left, right])[0];

    /// <summary>Subtracts, elementwise; a dimension of 1 is broadcast. PyTorch: <c>torch.sub</c>.</summary>
    public static Tensor Subtract(Tensor left, Tensor right) => Apply("Subtract", [left, right])[0];

    /// <summary>Multiplies, elementwise; a dimension of 1 is broadcast. PyTorch: <c>torch.mul</c>.</summary>
    public static Tensor Multiply(Tensor left, Tensor right) => Apply("Multiply", [left, right])[0];

    /// <summary>Matrix product of the last two dimensions: …×M×K by …×K×N → …×M×N. PyTorch: <c>torch.matmul</c>.</summary>
    public static Tensor MatMul(Tensor left, Tensor right) => Apply("MatMul", [left, right])[0];

    /// <summary>Σ x·y / (‖x‖·‖y‖) along an axis, the cosine of the angle between both. PyTorch: <c>functional.cosine_similarity</c>.</summary>
    /// <param name="left">One tensor.</param>
    /// <param name="right">Another of the same shape.</param>
    /// <param name="axis">The axis, without the batch.</param>
    /// <param name="eps">The least length that is divided by.</param>
    /// <param name="keepDimension">Keeps the axis, with 1 element.</param>
    public static Tensor CosineSimilarity(Tensor left, Tensor right, int axis = 0, float eps = 1e-8f, bool keepDimension = false) =>
        Apply("CosineSimilarity", [left, right], ("axis", axis), ("eps", eps), ("keepDimension", keepDimension))[0];

    /// <summary>‖x − y + eps‖ along an axis, the Euclidean distance. PyTorch: <c>functional.pairwise_distance</c>.</summary>
    /// <param name="left">One tensor.</param>
    /// <param name="right">Another of the same shape.</param>
    /// <param name="axis">The axis, without the batch.</param>
    /// <param name="eps">Added to each difference.</param>
    /// <param name="keepDimension">Keeps the axis, with 1 element.</param>
    public static Tensor EuclideanDistance(Tensor left, Tensor right, int axis = -1, float eps = 1e-6f, bool keepDimension = false) =>
        Apply("EuclideanDistance", [left, right], ("axis", axis), ("eps", eps), ("keepDimension", keepDimension))[0];

    /// <summary>Joins channels (axis 0). PyTorch: <c>torch.cat</c> with dim 1.</summary>
    public static Tensor Concat(params IEnumerable<Tensor> tensors) => Concat(0, tensors);

    /// <summary>Joins along an axis; all other dimensions agree. PyTorch: <c>torch.cat</c>.</summary>
    /// <param name="axis">The axis, without the batch.</param>
    /// <param name="tensors">At least one tensor.</param>
    public static Tensor Concat(int axis, IEnumerable<Tensor> tensors) => Apply("Concat", [.. tensors], ("axis", axis))[0];

    /// <summary>Cuts channels (axis 0) into parts of the given sizes, whose sum is the whole. PyTorch: <c>torch.split</c> with dim 1.</summary>
    public static Tensor[] Split(Tensor x, params int[] sizes) => Split(0, x, sizes);

    /// <summary>Cuts an axis into parts of the given sizes, whose sum is the whole. PyTorch: <c>torch.split</c>.</summary>
    /// <param name="axis">The axis, without the batch.</param>
    /// <param name="x">The tensor to cut.</param>
    /// <param name="sizes">The size of each part.</param>
    public static Tensor[] Split(int axis, Tensor x, int[] sizes) => Apply("Split", [x], ("axis", axis), ("sizes", sizes));

    /// <summary>Cuts channels (axis 0) into equal parts. PyTorch: <c>torch.chunk</c> with dim 1.</summary>
    /// <param name="x">The tensor to cut.</param>
    /// <param name="parts">How many; divides the channels.</param>
    public static Tensor[] Chunk(Tensor x, int parts) => Apply("Chunk", [x], ("parts", parts));

    static Tensor[] Apply(string name, IReadOnlyList<Tensor> inputs, params (string Name, object? Value)[] arguments) =>
        Tracer.Active.Apply(new FunctionalOperator(name, arguments), inputs);
}
