using NetGenCompiler.Planning.Normalization;

namespace NetGenCompiler.Emission.Normalization;

/// <summary>Gradients along an axis: sums of both operands, then each element of its own and of the sums.</summary>
sealed partial class AxisKernelEmitter
{
    void EmitGradient()
    {
        switch (kernel.Function)
        {
            case AxisFunction.SoftmaxGradient:
                EmitSum($"{Value} * {Other}", other: "other");
                EmitStores("x", _ => $"{Other} * ({Value} - sum)", "other");
                break;
            case AxisFunction.LogSoftmaxGradient:
                EmitSum(Value);
                EmitStores("x", _ => $"{Value} - (Exp({Other}) * sum)", "other");
                break;
            case AxisFunction.L2NormalizeGradient:
                EmitSum($"{Value} * {Value}", name: "squares", source: "other");
                writer.Line($"var norm = {v}.Sqrt(squares);");
                writer.Line($"var isWhole = {v}.GreaterThanOrEqual(norm, {vector.Broadcast("epsilon")});");
                writer.Line($"var scale = {vector.Constant(1)} / {v}.ConditionalSelect(isWhole, norm, {vector.Broadcast("epsilon")});");
                EmitSum($"{Value} * ({Other} * scale)", other: "other");
                writer.Line("sum = sum * scale & isWhole;");
                EmitStores("x", _ => $"({Value} - ({Other} * sum)) * scale", "other");
                break;
            case AxisFunction.L2NormGradient:
                EmitL2Norm();
                break;
            case AxisFunction.StandardizeGradient or AxisFunction.LayerNormGradient:
                EmitLayerNorm();
                break;
            case AxisFunction.MeanGradient:
                writer.Line($"var share = {Single("single")} / {vector.Broadcast("(float)length")};");
                EmitPlaces("share");
                break;
            case AxisFunction.MaxGradient:
                writer.Line($"var max = {Single("otherSingle")};");
                EmitSum($"{v}.Equals({Value}, max) & {vector.Constant(1)}");
                writer.Line($"var share = {Single("single")} / sum;");
                EmitStores("x", _ => $"{v}.Equals({Value}, max) & share");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kernel), kernel.Function, "not a function");
        }
    }

    void EmitL2Norm()
    {
        EmitSum($"{Value} * {Value}", name: "squares", source: "other");
        writer.Line($"var norm = {v}.Sqrt(squares);");
        writer.Line($"var scale = {vector.Constant(1)} / (norm + {vector.Broadcast("epsilon")});");

        // Where all are zero, so are the products below: any factor but an infinite one serves.
        writer.Line($"var unit = {vector.Constant(1)} / {v}.ConditionalSelect({v}.GreaterThan(norm, {vector.Zero}), norm, {vector.Constant(1)});");
        writer.Line($"var sum = {vector.Zero};");
        ForEach("x", (at, inside) =>
        {
            EmitOther("other", at, inside);
            writer.Line($"{Value} = {Value} * {Weight("i")} * ({Other} * unit);");
            if (inside) writer.Line($"{Value} &= inside;");
            writer.Line($"sum += {Value};");
        });
        if (IsRow) writer.Line($"sum = {v}.Create({v}.Sum(sum));");
        writer.Line("sum *= scale;");
        EmitStores("x", index => $"(({Value} * {Weight(index)}) - ({Other} * sum)) * scale", "other");
    }

    void EmitLayerNorm()
    {
        var gradient = kernel.HasWeight ? $"({Value} * {Weight("i")})" : Value;
        EmitMoments("other");
        EmitSum(gradient, name: "gradients");
        EmitSum($"{gradient} * (({Other} - mean) * scale)", name: "products", other: "other");
        writer.Line("gradients /= count;");
        writer.Line("products = products * scale / count;");
        EmitStores("x", _ => $"({gradient} - gradients - (({Other} - mean) * products)) * scale", "other");
    }

    /// <summary>Stores one vector at all places.</summary>
    void EmitPlaces(string value)
    {
        writer.Line("long i = 0;");
        if (!IsRow)
        {
            writer.Line($"for (; i < length; i++) {Store(value, Address.Sum("y", 0, "(i * step)"), false)}");
            return;
        }

        writer.Line($"for (; i <= length - {vector.Lanes}; i += {vector.Lanes}) {vector.Store(value, Address.Sum("y", 0, "i"))}");
        writer.Line($"if (i < length) {Store(value, Address.Sum("y", 0, "i"), true)}");
    }

    /// <summary>The number of a row, or those of the columns, where an operand has one place.</summary>
    string Single(string pointer) => IsRow ? vector.Broadcast($"*{pointer}") : Load(pointer);
}
