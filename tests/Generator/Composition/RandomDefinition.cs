using System.Text;

namespace NetGen.Generator.Tests.Composition;

/// <summary>
/// Composes a definition from a seed: blocks with inheritance and constructor arguments, collections of layers, nested control flow over known
/// numbers, lambdas that capture and change variables, exceptions, iterators, jumps, references and statics. All shapes stay 4×8×8, so that any composition fits.
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
        text.Append("[Flags] enum Mode { None, A, Bc, Def = 4 }\n");
        text.Append("static class Shared<T> { public static int Uses; public static T? Last; public static int Next(T value) { Last = value; return ++Uses; } }\n");
        text.Append("sealed class Done(Action done) : IDisposable { public void Dispose() => done(); }\n");
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
        switch (depth == 0 ? random.Next(4) : random.Next(21))
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
            case 11:
                text.Append($"try\n{{\nif ({Condition()}) throw new InvalidOperationException($\"{{n0}}\");\n");
                Statement(depth - 1, layers);
                numbers.RemoveRange(scope, numbers.Count - scope);
                text.Append($"}}\ncatch (InvalidOperationException e{id}) when (e{id}.Message.Length > {random.Next(1, 3)})\n{{\nn0 -= e{id}.Message.Length;\n}}\ncatch (Exception)\n{{\nn0 = {Number()} % 5;\n}}\nfinally\n{{\n");
                break;
            case 12:
                text.Append($"IEnumerable<int> I{id}(int k)\n{{\nfor (var i = 0; i < k; i++)\n{{\nif (i == n0 % 4) yield break;\ntry {{ yield return i * n0; }} finally {{ n0 = (n0 + 1) % 9; }}\n}}\n}}\n");
                text.Append($"foreach (var q{id} in I{id}({random.Next(1, 5)}){(random.Next(2) == 0 ? ".Take(2)" : "")})\n{{\nx = x * (q{id} + 1);\n");
                break;
            case 13:
                text.Append($"switch (Math.Abs({Number()}) % 4) {{ case 0: n0++; goto case 1; case 1: x |= {layer}; goto default; case 2: goto end{id}; default: n0 = (n0 + 2) % 9; break; }}\nend{id}: n0 = (n0 + 1) % 7;\n");
                return;
            case 14:
                text.Append($"var t{id} = new int[2, 3];\nfor (var i = 0; i < 2; i++) for (var j = 0; j < t{id}.GetLength(1); j++) t{id}[i, j] = i * {Number()} + j;\nref var c{id} = ref t{id}[1, {random.Next(3)}];\nc{id} += {Number()};\nx = x * t{id}.Cast<int>().Sum();\n");
                return;
            case 15:
                text.Append($"n0 = (n0 + Shared<{(random.Next(3) switch { 0 => "int", 1 => "string", _ => "(int, bool)" })}>.Next(default!)) % 9;\n");
                return;
            case 16:
                text.Append($"using (new Done(() => n0 = (n0 * 2 + 1) % 9))\n{{\n");
                break;
            case 17:
                text.Append($"var p{id} = {random.Next(1, 4)};\nvar s{id} = new List<Func<int>>();\nwhile (p{id}-- is > 0 and var y{id}) s{id}.Add(() => y{id} + n0);\nforeach (var g in s{id}) n0 = (n0 + g()) % 13;\n");
                return;
            case 18:
                text.Append($"x = x * $\"{{(Mode)(Math.Abs({Number()}) % 8)}}\".Length;\n");
                return;
            case 19:
                text.Append($"x = new Conv2d(4, 1)[x | {layer}] | Dropout(0.5f);\n");
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
