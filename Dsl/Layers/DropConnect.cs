namespace NetGen;

/// <summary>
/// Fully connected layer over the last dimension that in training zeroes each of its weights with probability p and scales the others by 1/(1 − p); in
/// inference it is <see cref="Linear"/>. The paper draws for each item; here one draw serves all items of a step, as in Merity et al., 2018.
/// Wan et al., 2013.
/// </summary>
/// <param name="outFeatures">Outputs.</param>
/// <param name="p">The probability of a zero.</param>
/// <param name="bias">Adds a learned number per output, which is not dropped.</param>
/// <param name="inFeatures">A checked assertion of the number of inputs; 0 infers it.</param>
public sealed class DropConnect(int outFeatures, float p = 0.5f, bool bias = true, int inFeatures = 0)
    : Operator("DropConnect", ("outFeatures", outFeatures), ("p", p), ("bias", bias), ("inFeatures", inFeatures));
