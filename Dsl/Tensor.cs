namespace NetGen;

/// <summary>
/// A value of the network: its dimensions are known while compiling, its numbers only at run time. Dimensions and axes never count the
/// batch: axis 0 of an image is its channels, and -1 is the last axis.
/// </summary>
public sealed partial class Tensor
{
    readonly int[] dimensions;

    internal Tensor(object handle, int[] dimensions)
    {
        Handle = handle;
        this.dimensions = dimensions;
    }

    internal object Handle { get; }

    /// <summary>The number of dimensions, without the batch.</summary>
    public int Rank => dimensions.Length;

    /// <summary>The dimensions, without the batch.</summary>
    public IReadOnlyList<int> Shape => dimensions;

    /// <summary>The number of elements of one item.</summary>
    public int Length => dimensions.Aggregate(1, (product, d) => checked(product * d));

    /// <summary>The first dimension: channels of an image, features of a vector.</summary>
    public int Channels => dimensions[0];

    /// <summary>The height of an image.</summary>
    public int Height => dimensions[1];

    /// <summary>The width of an image.</summary>
    public int Width => dimensions[2];

    /// <summary>Applies a layer.</summary>
    public static Tensor operator |(Tensor x, Layer layer) => layer.Applied(x);

    /// <summary>Applies a sequence of layers.</summary>
    public static Tensor operator |(Tensor x, Sequential layers) => layers.Applied(x);

    /// <summary>Applies layers one after the other.</summary>
    public static Tensor operator |(Tensor x, IEnumerable<Layer> layers) => layers.Aggregate(x, (y, layer) => layer.Applied(y));

    /// <summary>Applies a function of the definition.</summary>
    public static Tensor operator |(Tensor x, Func<Tensor, Tensor> function) => function(x);

    /// <summary>Adds, elementwise; a dimension of 1 is broadcast.</summary>
    public static Tensor operator +(Tensor left, Tensor right) => Functional.Add(left, right);

    /// <summary>Subtracts, elementwise; a dimension of 1 is broadcast.</summary>
    public static Tensor operator -(Tensor left, Tensor right) => Functional.Subtract(left, right);

    /// <summary>Multiplies, elementwise; a dimension of 1 is broadcast: C×1×1 is a channel gate, 1×H×W a spatial one.</summary>
    public static Tensor operator *(Tensor left, Tensor right) => Functional.Multiply(left, right);

    /// <summary>Adds a number to every element.</summary>
    public static Tensor operator +(Tensor left, float right) => left | Functional.Affine(1f, right);

    /// <summary>Subtracts a number from every element.</summary>
    public static Tensor operator -(Tensor left, float right) => left | Functional.Affine(1f, -right);

    /// <summary>Multiplies every element by a number.</summary>
    public static Tensor operator *(Tensor left, float right) => left | Functional.Affine(right, 0f);

    /// <summary>Multiplies every element by a number.</summary>
    public static Tensor operator *(float left, Tensor right) => right | Functional.Affine(left, 0f);

    /// <summary>Divides every element by a number.</summary>
    public static Tensor operator /(Tensor left, float right) => left | Functional.Affine(1f / right, 0f);

    /// <summary>Changes every sign.</summary>
    public static Tensor operator -(Tensor x) => x | Functional.Affine(-1f, 0f);
}
