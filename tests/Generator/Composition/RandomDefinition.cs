using System.Text;

namespace NetGen.Generator.Tests.Composition;

/// <summary>
/// Composes a definition from a seed: blocks with inheritance and constructor arguments, collections of layers, nested control flow over known
/// numbers, lambdas that capture and change variables. All shapes stay 4×8×8, so that any composition fits.
/// </summary>
sealed class RandomDefinition
{
    readonly Random random;
    readonly StringBuilder text = new();
    readonly List<string> numbers = [];
    int names;

    RandomDefinition(int seed) => random = new(seed);

    public static string Of(int seed) => new RandomDefinition(seed).Write(seed);

    string Write(int seed)
    {
        text.Append($"namespace Random{seed};\n");
        var blocks = random.Next(1, 4);
        for (var i = 0; i < blocks; i++) Block(i);
        text.Append("[Network] public sealed partial class Net : Module\n{\n");
        text.Append($"readonly List<Layer> list = [{string.Join(", ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => Layer(blocks)))}];\n");
        text.Append($"readonly Dictionary<string, Layer> map = new() {{ [\"p\"] = {Layer(blocks)}, [\"q\"] = {Layer(blocks)} }};\n");
        text.Append($"readonly Layer[] array = [.. Enumerable.Range(0, {random.Next(1, 4)}).Select(i => (Layer)({(random.Next(2) == 0 ? $"i % 2 == 0 ? {Layer(blocks)} : {Layer(blocks)}" : Layer(blocks))}))];\n");
        text.Append($"readonly (Layer A, Sequential B) pair = ({Layer(blocks)}, [{Layer(blocks)}, {Layer(blocks)}]);\n");
        text.Append("public Tensor Forward([Shape(4, 8, 8)] Tensor x)\n{\n");
        Body(random.Next(2, 5), ["list[Math.Abs(n0) % list.Count]", "map[\"p\"]", "map[\"q\"]", "array", "array[^1]", "pair.A", "pair.B", "list", "ReLU", "Sigmoid", "LeakyReLU(0.1f)"]);
        text.Append("return x;\n}\n}\n");
        return text.ToString();
    }

    void Block(int index)
    {
        var isDerived = index > 0 && random.Next(2) == 0;
        var shape = random.Next(3);
        text.Append(isDerived ? $"class Block{index}(int k, int r = {random.Next(1, 3)}) : Block{index - 1}(k + {random.Next(3)}, r)\n{{\n" : $"class Block{index}(int k, int r = {random.Next(1, 3)}) : Layer\n{{\n");
        text.Append($"readonly Layer[] own{index} = [.. Enumerable.Range(0, r).Select(i => (Layer)(i + k > {random.Next(1, 4)} ? new Conv2d(4, 1, bias: {(random.Next(2) == 0 ? "true" : "false")}) : new BatchNorm2d()))];\n");
        if (shape == 0) text.Append($"protected virtual int Count{index} => k % 3 + {random.Next(2)};\n");
        text.Append("public override Tensor Forward(Tensor x)\n{\n");
        numbers.Clear();
        if (isDerived && random.Next(2) == 0) text.Append("x = base.Forward(x);\n");
        if (shape == 0) text.Append($"for (var c = 0; c < Count{index}; c++) x = x * (c + 1);\n");
        Body(random.Next(1, 3), [$"own{index}", $"own{index}[0]", $"own{index}[^1]", "Tanh", "SiLU"]);
        text.Append("return x;\n}\n}\n");
    }

    string Layer(int blocks) => random.Next(4) switch
    {
        0 => "new Conv2d(4, 3, padding: 1)",
        1 => $"new Sequential(new Conv2d(4, 1), {(random.Next(2) == 0 ? "ReLU" : "new BatchNorm2d()")})",
        _ => $"new Block{random.Next(blocks)}({random.Next(5)}{(random.Next(2) == 0 ? $", {random.Next(1, 3)}" : "")})",
    };

    void Body(int statements, string[] layers)
    {
        numbers.Clear();
        text.Append($"var n0 = {random.Next(5)};\n");
        numbers.Add("n0");
        for (var i = 0; i < statements; i++) Statement(2, layers);
    }

    void Statement(int depth, string[] layers)
    {
        var layer = layers[random.Next(layers.Length)];
        var id = names++;
        var scope = numbers.Count;
        switch (depth == 0 ? random.Next(4) : random.Next(12))
        {
            case 0:
                text.Append($"x = x | {layer};\n");
                return;
            case 1:
                text.Append($"x += x | {layer};\n");
                return;
            case 2:
                text.Append($"var v{id} = {Number()};\n");
                numbers.Add($"v{id}");
                return;
            case 3:
                text.Append($"{numbers[random.Next(numbers.Count)]} {(random.Next(2) == 0 ? "+" : "-")}= {Number()} % 7;\n");
                return;
            case 4:
                text.Append($"for (var i{id} = 0; i{id} < {random.Next(1, 4)}; i{id}++)\n{{\n");
                text.Append($"if (({Number()} + i{id}) % 3 == {random.Next(3)}) {(random.Next(2) == 0 ? "continue" : "break")};\n");
                break;
            case 5:
                text.Append($"if ({Condition()})\n{{\n");
                Statement(depth - 1, layers);
                numbers.RemoveRange(scope, numbers.Count - scope);
                text.Append("}\nelse\n{\n");
                break;
            case 6:
                text.Append($"foreach (var (e{id}, j{id}) in new[] {{ {Number()}, {Number()} }}.Select((e, j) => (e, j)))\n{{\nif (e{id} % 2 == j{id}) continue;\n");
                break;
            case 7:
                text.Append($"var f{id} = new List<Func<int, int>>();\nfor (var k = 0; k < 3; k++) {{ var m = k * {random.Next(1, 4)}; f{id}.Add(a => a + m++ + k); }}\nforeach (var g in f{id}) n0 = (g(n0) + g({Number()})) % 11;\n");
                return;
            case 8:
                text.Append($"Tensor L{id}(Tensor y, int times) => times <= 0 ? y : L{id}(y | {layer}, times - 1) * (n0 + times);\nx = L{id}(x, {random.Next(1, 3)});\n");
                return;
            case 9:
                text.Append($"x = ({Number()} % 4, n0 > {random.Next(4)}) switch {{ (0, _) => x | {layer}, (var s, true) when s > 1 => x * s, (_, false) => x + 1f, _ => x | ReLU }};\n");
                return;
            case 10:
                text.Append($"var w{id} = {random.Next(1, 4)};\nwhile (w{id}-- > 0)\n{{\n");
                break;
            default:
                text.Append($"Func<Tensor, Tensor> h{id} = y => {{ n0 = (n0 * 3 + 1) % 8; return y | {layer}; }};\nx = Enumerable.Range(0, {random.Next(1, 3)}).Aggregate(x, (y, _) => h{id}(y)) * n0;\n");
                return;
        }

        Statement(depth - 1, layers);
        numbers.RemoveRange(scope, numbers.Count - scope);
        text.Append("}\n");
    }

    string Number() => random.Next(6) switch
    {
        0 => $"{random.Next(10)}",
        1 => $"({numbers[random.Next(numbers.Count)]} * {random.Next(1, 5)})",
        2 => $"Math.Abs({numbers[random.Next(numbers.Count)]})",
        3 => "x.Channels",
        4 => $"(n0 > {random.Next(5)} ? {random.Next(5)} : {numbers[random.Next(numbers.Count)]})",
        _ => numbers[random.Next(numbers.Count)],
    };

    string Condition() => random.Next(3) switch
    {
        0 => $"{Number()} > {random.Next(5)} && n0 is not {random.Next(4)}",
        1 => $"{Number()} % 2 == 0 || x.Height < {Number()}",
        _ => $"new[] {{ {Number()}, {Number()} }}.Any(e => e > {random.Next(6)})",
    };
}
