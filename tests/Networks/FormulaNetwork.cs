using NetGen.Runtime;
using NetGen.Runtime.Weights;
using NetGenCompiler.Graphs;
using NetGenOracle;

namespace NetGen.Networks.Tests;

/// <summary>A generated network with weights and inputs that are formulas of their names, as PyTorch's twins get them.</summary>
static class FormulaNetwork
{
    /// <summary>The description of a network of the library or of this project.</summary>
    public static NetworkDescription Describe(string network) => (NetworkDescription)ReferenceData.Networks[network].GetProperty("Description")!.GetValue(null)!;

    /// <summary>Its weights.</summary>
    public static StateDictionary Weights(NetworkDescription description)
    {
        var weights = new StateDictionary(description.Parameters);
        foreach (var parameter in description.Parameters) FormulaTensor.Parameter(parameter.Name, TensorShape.Of([.. parameter.Shape])).CopyTo(weights[parameter.Name]);
        return weights;
    }

    /// <summary>Its only input.</summary>
    public static float[] Input(NetworkDescription description, int items) =>
        FormulaTensor.Input(description.Inputs[0].Name, TensorShape.Of([.. description.Inputs[0].Shape]), items);
}
