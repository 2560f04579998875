using NetGenCompiler.Planning.Normalization;

namespace NetGenCompiler.Emission.Normalization;

/// <summary>Writes a function along an axis; the passes are the same whether vectors go along the axis or across.</summary>
sealed partial class AxisKernelEmitter
{
    const string Value = "v", Other = "w";

    readonly AxisKernel kernel;
    readonly CodeWriter writer;
    readonly VectorText vector;
    readonly string v;
    bool isDeclared;

    AxisKernelEmitter(AxisKernel kernel, CodeWriter writer)
    {
        (this.kernel, this.writer) = (kernel, writer);
        vector = new(kernel.InstructionSet);
        v = kernel.InstructionSet.VectorClass;
    }

    bool IsRow => kernel.Form == AxisForm.Row;

    public static void Emit(AxisKernel kernel, CodeWriter writer) => new AxisKernelEmitter(kernel, writer).Emit();

    void Emit()
    {
        var columns = kernel.Form switch { AxisForm.Row => "", AxisForm.Columns => ", long step", _ => ", long step, long width" };
        writer.Line($"/// <summary>{kernel.Function} along an axis, {(IsRow ? "whose elements lie side by side" : "for as many columns as a vector has lanes")}.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"public static void {kernel.MethodName}(float* {kernel.Operands[0]}, float* y, long length{columns}{string.Concat(kernel.Operands.Skip(1).Select(o => $", float* {o}"))}{(kernel.HasEpsilon ? ", float epsilon" : "")}{(kernel.HasWeight ? ", float* weight" : "")}{(kernel.HasBias ? ", float* bias" : "")})");
        switch (kernel.Function)
        {
            case AxisFunction.Softmax:
                EmitMax();
                EmitSum($"Exp({Value} - max)", stored: true);
                writer.Line($"var scale = {vector.Constant(1)} / sum;");
                EmitStores("y", _ => $"{Value} * scale");
                break;
            case AxisFunction.LogSoftmax:
                EmitMax();
                EmitSum($"Exp({Value} - max)");
                writer.Line($"var logarithm = {v}.Log(sum);");
                EmitStores("x", _ => $"{Value} - max - logarithm");
                break;
            case AxisFunction.L2Normalize or AxisFunction.L2Norm:
                EmitSum($"{Value} * {Value}");
                var length = kernel.HasWeight ? $"({v}.Sqrt(sum) + {v}.Create(epsilon))" : $"{v}.Max({v}.Sqrt(sum), {v}.Create(epsilon))";
                writer.Line($"var scale = {vector.Constant(1)} / {length};");
                EmitStores("x", index => $"{Value} * scale{(kernel.HasWeight ? $" * {Weight(index)}" : "")}");
                break;
            case AxisFunction.Standardize or AxisFunction.LayerNorm:
                EmitMoments("x");
                EmitStores("x", index => kernel.HasWeight ? vector.MultiplyAdd($"({Value} - mean) * scale", Weight(index), Weight(index, "bias")) : $"({Value} - mean) * scale");
                break;
            case AxisFunction.CosineSimilarity:
                EmitSum($"{Value} * {Value}", name: "squares");
                EmitSum($"{Value} * {Value}", name: "otherSquares", source: "other");
                writer.Line($"var scale = {vector.Constant(1)} / {Length("squares")};");
                writer.Line($"var otherScale = {vector.Constant(1)} / {Length("otherSquares")};");
                EmitSum($"{Value} * scale * ({Other} * otherScale)", other: "other");
                EmitResult("sum");
                break;
            case AxisFunction.EuclideanDistance:
                var difference = $"({Value} - {Other} + {vector.Broadcast("epsilon")})";
                EmitSum($"{difference} * {difference}", other: "other");
                EmitResult($"{v}.Sqrt(sum)");
                break;
            case AxisFunction.Mean:
                EmitSum(Value);
                EmitResult($"sum / {v}.Create((float)length)");
                break;
            case AxisFunction.Max:
                EmitMax();
                EmitResult("max");
                break;
            case AxisFunction.Sum:
                EmitSum(Value);
                EmitResult("sum");
                break;
            default:
                EmitGradient();
                break;
        }

        writer.Close();
    }

    void EmitMax()
    {
        writer.Line($"var max = {vector.Constant(float.NegativeInfinity)};");
        ForEach("x", (_, inside) => writer.Line($"max = {v}.Max(max, {(inside ? $"{v}.ConditionalSelect(inside, {Value}, {vector.Constant(float.NegativeInfinity)})" : Value)});"));
        if (IsRow) writer.Line($"max = {v}.Create(LayerSupport.MaxOf(max));");
    }

    void EmitSum(string term, bool stored = false, string name = "sum", string source = "x", string? other = null)
    {
        writer.Line($"var {name} = {vector.Zero};");
        ForEach(source, (at, inside) =>
        {
            EmitOther(other, at, inside);
            if (term != Value) writer.Line($"{Value} = {term};");
            if (inside) writer.Line($"{Value} &= inside;");
            writer.Line($"{name} += {Value};");
            if (stored) writer.Line(Store(Value, Address.Sum("y", 0, at), inside));
        });
        if (IsRow) writer.Line($"{name} = {v}.Create({v}.Sum({name}));");
    }

    /// <summary>The mean, and the reciprocal of the deviation in <c>scale</c>: the squares of what is centred are summed in a second sweep.</summary>
    void EmitMoments(string source)
    {
        writer.Line($"var count = {vector.Broadcast("(float)length")};");
        EmitSum(Value, source: source);
        writer.Line("var mean = sum / count;");
        EmitSum($"({Value} - mean) * ({Value} - mean)", name: "squares", source: source);
        writer.Line($"var scale = {vector.Constant(1)} / {v}.Sqrt((squares / count) + {vector.Broadcast("epsilon")});");
    }

    void EmitStores(string source, Func<string, string> value, string? other = null) => ForEach(source, (at, inside) =>
    {
        EmitOther(other, at, inside);
        writer.Line($"{Value} = {value("i")};");
        writer.Line(Store(Value, Address.Sum("y", 0, at), inside));
    });

    /// <summary>The elements of another operand at the same place, in <see cref="Other"/>.</summary>
    void EmitOther(string? pointer, string at, bool inside)
    {
        if (pointer is null) return;
        writer.Line($"var {Other} = {(inside ? $"LayerSupport.LoadPart<{vector.Type}>({Address.Sum(pointer, 0, at)}, length - i)" : Load(Address.Sum(pointer, 0, at)))};");
    }

    string Length(string squares) => $"{v}.Max({v}.Sqrt({squares}), {vector.Broadcast("epsilon")})";

    void EmitResult(string value) => writer.Line(IsRow ? $"*y = ({value}).ToScalar();" : Store(value, "y", false));

    /// <summary>A loop over the axis with the elements at an address in <see cref="Value"/>; of a row the last, partial vector apart, with <c>inside</c> its lanes.</summary>
    void ForEach(string pointer, Action<string, bool> body)
    {
        writer.Line(isDeclared ? "i = 0;" : "long i = 0;");
        isDeclared = true;
        if (!IsRow)
        {
            writer.Open("for (; i < length; i++)");
            writer.Line($"var {Value} = {Load(Address.Sum(pointer, 0, "(i * step)"))};");
            body("(i * step)", false);
            writer.Close().Line();
            return;
        }

        writer.Open($"for (; i <= length - {vector.Lanes}; i += {vector.Lanes})");
        writer.Line($"var {Value} = {vector.Load(Address.Sum(pointer, 0, "i"))};");
        body("i", false);
        writer.Close().Line();
        writer.Open("if (i < length)");
        writer.Line($"var inside = {v}.LessThan({v}<int>.Indices, {v}.Create((int)(length - i))).AsSingle();");
        writer.Line($"var {Value} = LayerSupport.LoadPart<{vector.Type}>({pointer} + i, length - i);");
        body("i", true);
        writer.Close().Line();
    }

    string Weight(string index, string constants = "weight") => IsRow ? vector.Load(Address.Sum(constants, 0, index)) : vector.Broadcast($"{constants}[{index}]");

    string Load(Address address) => kernel.Form == AxisForm.PartOfColumns ? $"LayerSupport.LoadPart<{vector.Type}>({address}, width)" : vector.Load(address);

    string Store(string value, Address address, bool inside) =>
        inside ? $"LayerSupport.StorePart({value}, {address}, length - i);"
        : kernel.Form == AxisForm.PartOfColumns ? $"LayerSupport.StorePart({value}, {address}, width);"
        : vector.Store(value, address);
}
