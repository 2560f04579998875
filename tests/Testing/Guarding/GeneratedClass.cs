using System.Collections.Immutable;
using System.Reflection;
using NetGen.Runtime;
using NetGen.Runtime.Memory;
using NetGen.Runtime.Weights;

namespace NetGen.Testing.Guarding;

/// <summary>What tests take from a generated program's class: its methods, its lengths, and its weights packed.</summary>
sealed unsafe class GeneratedClass(Type type)
{
    public nint Method(string name) => type.GetMethod(name)!.MethodHandle.GetFunctionPointer();

    public long Constant(string name) => (long)type.GetField(name, BindingFlags.Public | BindingFlags.Static)!.GetRawConstantValue()!;

    /// <summary>The packed weights, which may only be read.</summary>
    public GuardedBuffer Pack(ImmutableArray<ParameterDescription> parameters, Func<string, float[]> values, GuardSide side)
    {
        var packing = (delegate*<ReadOnlySpan<byte>>)Method("get_Packing");
        var state = new StateDictionary(parameters);
        foreach (var parameter in parameters) values(parameter.Name).CopyTo(state[parameter.Name]);
        using var reader = state.Open(parameters);
        var packed = new GuardedBuffer("the packed weights", Constant("WeightLength"), side, AlignedMemory.Alignment);
        PackingTable.Parse(packing()).Pack(index => reader.Read(index), packed.Span, part: 0, parts: 1);
        packed.Check();
        packed.ForbidWrites();
        return packed;
    }
}
