using System.Reflection;
using NetGen.Testing;
using NetGenCompiler.Ops;

namespace NetGen.Compiler.Tests.Ops;

/// <summary>Every operator that a user can write has a record of the same name, arguments and defaults.</summary>
public class OpCatalogTests
{
    public static TheoryData<string> Operators => [.. Members().Select(m => m.Name).Order()];

    [Theory]
    [MemberData(nameof(Operators))]
    public void An_operator_of_the_language_binds_to_its_record(string name)
    {
        var (_, parameters, make) = Members().Single(m => m.Name == name);
        var layer = make([.. parameters.Select(Sample)]);

        var op = OpCatalog.Create(layer.OperatorName, layer.Arguments.ToDictionary(a => a.Name, a => Translate(a.Value)));

        Assert.Equal(name, op.Name);
        var arguments = OpCatalog.ArgumentsOf(op).ToList();
        Assert.Equal(layer.Arguments.Select(a => a.Name), arguments.Select(a => a.Name), StringComparer.OrdinalIgnoreCase);
        Assert.Equal(layer.Arguments.Select(a => $"{Translate(a.Value)}"), arguments.Select(a => $"{a.Value}"));
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public void The_defaults_of_the_record_are_those_of_the_language(string name)
    {
        var (_, parameters, make) = Members().Single(m => m.Name == name);
        var layer = make([.. parameters.Select(p => p.HasDefaultValue ? Default(p) : Sample(p))]);
        var required = parameters.Where(p => !p.HasDefaultValue).Select(p => p.Name!).ToHashSet();

        var all = OpCatalog.Create(name, layer.Arguments.ToDictionary(a => a.Name, a => Translate(a.Value)));
        var some = OpCatalog.Create(name, layer.Arguments.Where(a => required.Contains(a.Name)).ToDictionary(a => a.Name, a => Translate(a.Value)));

        Assert.Equal(all, some);
    }

    [Fact]
    public void Operators_over_several_tensors_have_records()
    {
        var names = typeof(Functional).GetMethods(BindingFlags.Static | BindingFlags.Public)
            .Where(m => m.ReturnType != typeof(Layer)).Select(m => m.Name).Distinct();
        Assert.All(names, n => Assert.True(OpCatalog.Contains(n), n));
    }

    [Fact]
    public void Every_record_is_reachable_from_the_language()
    {
        var reachable = Members().Select(m => m.Name).Concat(["Input", "ScaleShift", "Add", "Subtract", "Multiply", "MatMul", "Concat", "Split", "Chunk", "CosineSimilarity", "EuclideanDistance"]);
        Assert.Empty(OperatorNames.Inference.Except(reachable));
    }

    [Fact]
    public void Every_operator_of_the_language_has_a_backward_rule()
    {
        var without = OperatorNames.Inference.Where(n => OpCatalog.ConstructorOf(n)!.DeclaringType!.GetMethod(nameof(Op.Differentiate))!.DeclaringType == typeof(Op));

        // Recurrent layers are written as other operators before anything is differentiated.
        Assert.Equal(["GRU", "Input", "LSTM", "RNN", "ScaleShift"], without.Order());
    }

    [Fact]
    public void An_unknown_argument_is_refused_by_name()
    {
        var exception = Assert.Throws<ArgumentException>(() => OpCatalog.Create("Softmax", new Dictionary<string, object?> { ["dim"] = 1 }));
        Assert.Equal("Softmax has no argument 'dim'", exception.Message);
    }

    static IEnumerable<(string Name, ParameterInfo[] Parameters, Func<object?[], Operator> Make)> Members()
    {
        foreach (var method in typeof(Functional).GetMethods(BindingFlags.Static | BindingFlags.Public).Where(m => m.ReturnType == typeof(Layer)))
        {
            yield return (method.Name.Replace("get_", "", StringComparison.Ordinal), method.GetParameters(), a => (Operator)method.Invoke(null, a)!);
        }

        foreach (var type in typeof(Operator).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(Operator))))
        {
            var constructor = type.GetConstructors().Single();
            yield return (type.Name, constructor.GetParameters(), a => (Operator)constructor.Invoke(a));
        }
    }

    /// <summary>A value that is not the default of any argument.</summary>
    static object? Sample(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return 0 switch
        {
            _ when type == typeof(int) => 7,
            _ when type == typeof(float) => 0.375f,
            _ when type == typeof(bool) => !(parameter.DefaultValue is true),
            _ when type == typeof(Size2) => new Size2(5, 3),
            _ when type == typeof(Size3) => new Size3(5, 3, 2),
            _ when type == typeof(Padding2) => new Padding2(1, 2, 3, 4),
            _ when type == typeof(int[]) => new[] { 2, 0, 1 },
            _ when type == typeof(Interpolation) => Interpolation.Bilinear,
            _ => throw new NotSupportedException(type.Name),
        };
    }

    static object? Default(ParameterInfo parameter) =>
        parameter.DefaultValue ?? (parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null);

    static object? Translate(object? value) => value switch
    {
        Size2 size => new NetGenCompiler.Graphs.Size2(size.Height, size.Width),
        Size3 size => new NetGenCompiler.Graphs.Size3(size.Depth, size.Height, size.Width),
        Padding2 padding => new NetGenCompiler.Graphs.Padding2(padding.Top, padding.Bottom, padding.Left, padding.Right),
        int[] items => new NetGenCompiler.Graphs.EquatableArray<int>(items),
        Enum item => item.ToString(),
        _ => value,
    };
}
