using System.Reflection;
using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGen.Compiler.Tests.Ops;

/// <summary>Two of every operator, found by reflection: with the least arguments, and with every argument other than its default.</summary>
static class SampleOps
{
    public static IEnumerable<Op> All => OpCatalog.Names.Order(StringComparer.Ordinal).SelectMany(name => new[] { Make(name, onlyRequired: true), Make(name, onlyRequired: false) }).Distinct();

    static Op Make(string name, bool onlyRequired)
    {
        var parameters = OpCatalog.ConstructorOf(name)!.GetParameters().Where(p => !onlyRequired || !p.HasDefaultValue);
        return OpCatalog.Create(name, parameters.ToDictionary(p => p.Name!, Sample));
    }

    static object? Sample(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return 0 switch
        {
            _ when type == typeof(int) => -7,
            _ when type == typeof(float) => -1.1e-7f,
            _ when type == typeof(bool) => !(parameter.DefaultValue is true),
            _ when type == typeof(NetGenCompiler.Graphs.Size2) => new NetGenCompiler.Graphs.Size2(5, -3),
            _ when type == typeof(NetGenCompiler.Graphs.Size3) => new NetGenCompiler.Graphs.Size3(5, -3, 2),
            _ when type == typeof(NetGenCompiler.Graphs.Padding2) => new NetGenCompiler.Graphs.Padding2(1, 2, 3, -4),
            _ when type == typeof(EquatableArray<int>) => new EquatableArray<int>([2, -1, 0]),
            _ when type == typeof(TensorShape) => new TensorShape([3, 4], ElementType.I32),
            _ when type == typeof(NetGenCompiler.Ops.Conv3d) => new NetGenCompiler.Ops.Conv3d(3, new(5, -3, 2), Groups: 2),
            _ when type == typeof(NetGenCompiler.Ops.Conv2d) => new NetGenCompiler.Ops.Conv2d(3, new(5, -3), Groups: 2),
            _ when type == typeof(Pooling) || type == typeof(Op) => new MaxPool2d(new(5, -3), CeilMode: true),
            _ when type.IsEnum => Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1),
            _ => throw new NotSupportedException($"no sample of a {type.Name}"),
        };
    }
}
