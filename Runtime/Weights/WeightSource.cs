using System.Collections.Immutable;

namespace NetGen.Runtime.Weights;

/// <summary>Where a network's weights come from: a file, a seed, or a state dictionary in memory.</summary>
public abstract class WeightSource
{
    private protected WeightSource()
    {
    }

    /// <summary>The weights of a file: safetensors or .npz, under PyTorch's names; a <c>module.</c> before all of them is tolerated.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What is accepted; null stands for <see cref="WeightOptions.Default"/>.</param>
    public static WeightSource FromFile(string path, WeightOptions? options = null) => new FileWeights(path, options ?? WeightOptions.Default);

    /// <summary>First weights, the same for the same seed on every machine.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="choose">
    /// For a parameter its initializer, such as <see cref="Training.Initialization.Initializers.KaimingNormal"/>; null stands for PyTorch's default.
    /// </param>
    public static WeightSource FromSeed(ulong seed, Func<ParameterDescription, Initializer?>? choose = null) => new SeededWeights(seed, choose);

    /// <summary>Finds a network's parameters in the source.</summary>
    /// <param name="parameters">The network's parameters.</param>
    /// <returns>A reader of their values, which the caller disposes.</returns>
    /// <exception cref="WeightMismatchException">Parameters are missing, unexpected or of another shape.</exception>
    /// <exception cref="InvalidFileException">The file is malformed.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    public abstract WeightReader Open(ImmutableArray<ParameterDescription> parameters);
}
