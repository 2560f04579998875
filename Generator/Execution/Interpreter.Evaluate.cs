using System.Runtime.CompilerServices;
using NetGenCompiler.Definition;

namespace NetGenCompiler.Execution;

/// <content>Expressions.</content>
sealed partial class Interpreter
{
    public object? Evaluate(DefinitionNode node, Frame frame)
    {
        Limits.Step();
        RuntimeHelpers.EnsureSufficientExecutionStack();
        try
        {
            return Dispatch(node, frame);
        }
        catch (Exception failure) when (node.Location >= 0 && Failures.ProblemOf(failure) is not null)
        {
            throw Located(failure, node, frame);
        }
    }

    object? Dispatch(DefinitionNode node, Frame frame) => node.Kind switch
    {
        NodeKind.Constant => node.Value,
        NodeKind.EnumConstant => new EnumValue(node.Text!, (long)node.Value!),
        NodeKind.Default => DefaultOf(Resolve(node[0], frame)),
        NodeKind.Type or NodeKind.TypeParameter => Resolve(node, frame),
        NodeKind.Local => frame.Variables[node.Number].Value,
        NodeKind.This => frame.Self,
        NodeKind.Discard => null,
        NodeKind.Field => ReadField(node, frame),
        NodeKind.StaticField => ReadStatic(node, frame),
        NodeKind.Property => GetProperty(node, frame),
        NodeKind.Element when node.Operands.Count > 2 => GridOf(node, frame)[Indices(node, frame)],
        NodeKind.Element => Collections.Get(Evaluate(node[0], frame), Evaluate(node[1], frame), this),
        NodeKind.TupleItem => TupleOf(node[0], frame).Items[node.Number],
        NodeKind.Reference => Locate(node[0], frame),
        NodeKind.Alias => frame.Variables[node[0].Number] = Locate(node[1], frame),
        NodeKind.Dereference => ((Variable)NotNull(node[0], frame)).Value,
        NodeKind.Assign => Assign(node, frame),
        NodeKind.Update => Update(node, frame),
        NodeKind.CoalesceAssign => CoalesceAssign(node, frame),
        NodeKind.Deconstruct => Deconstruct(node, frame),
        NodeKind.Binary => Arithmetic.Binary(node.Text!, Evaluate(node[0], frame), Evaluate(node[1], frame), node.Number == 1),
        NodeKind.Unary => Arithmetic.Unary(node.Text!, Evaluate(node[0], frame), node.Number == 1),
        NodeKind.ConditionalAnd => Condition(node[0], frame) && Condition(node[1], frame),
        NodeKind.ConditionalOr => Condition(node[0], frame) || Condition(node[1], frame),
        NodeKind.Equal => Comparer.Equals(Evaluate(node[0], frame), Evaluate(node[1], frame)) != (node.Number == 1),
        NodeKind.Concatenate => Concatenate(node, frame),
        NodeKind.Format => ValueText.Format(this, Evaluate(node[0], frame), node.Text, node.Number),
        NodeKind.Convert => ConvertTo(Evaluate(node[0], frame), Resolve(node[1], frame), node.Number == 1),
        NodeKind.Cast => Cast(node, frame),
        NodeKind.TryCast => Evaluate(node[0], frame) is { } value && IsInstance(value, Resolve(node[1], frame)) ? value : null,
        NodeKind.Condition => Evaluate(Condition(node[0], frame) ? node[1] : node[2], frame),
        NodeKind.Coalesce => Evaluate(node[0], frame) ?? Evaluate(node[1], frame),
        NodeKind.ConditionalAccess => ConditionalAccess(node, frame),
        NodeKind.Sequence => EvaluateAll(node, frame, 0)[node.Operands.Count - 1],
        NodeKind.Tuple => new TupleValue([.. EvaluateAll(node, frame, 0).Select(Copy)], node.Text),
        NodeKind.NewArray => NewArray(node, frame),
        NodeKind.Collection => MakeCollection(node, frame),
        NodeKind.Index => Evaluate(node[0], frame) switch
        {
            IndexValue index => index,
            var number => new IndexValue((int)number!, node.Number == 1),
        },
        NodeKind.Range => new RangeValue(ToIndex(Evaluate(node[0], frame)), ToIndex(Evaluate(node[1], frame))),
        NodeKind.New => New(node, frame),
        NodeKind.NewOfType => NewOfType(node, frame),
        NodeKind.InitializeStatics => EnsureStatics(Resolve(node[0], frame), Site(node, frame)),
        NodeKind.WithTypes => Typed(node, frame),
        NodeKind.NewLibrary => Library.New(this, node.Text!, Resolve(node[0], frame), Arguments(node, frame, 1)),
        NodeKind.Initialize => Initialize(Evaluate(node[0], frame), node, frame),
        NodeKind.With => Initialize(Copied(node, frame), node, frame),
        NodeKind.Layer => MakeLayer(node, frame),
        NodeKind.Apply => Apply(node, frame),
        NodeKind.Pipe => Pipe(node, frame),
        NodeKind.Lambda => MakeDelegate(node, frame),
        NodeKind.MethodGroup => new DelegateValue(node, frame, [], node.Operands.Count > 0 ? NotNull(node[0], frame) : null),
        NodeKind.Invoke => InvokeDelegate(node, frame),
        NodeKind.Call => Call(node, frame),
        NodeKind.ConstructorCall => CallConstructor(node, frame),
        NodeKind.InitializeFields => InitializeFields(node, frame),
        NodeKind.Library => Library.Call(this, node.Text!, new(Resolve(node[0], frame), Arguments(node, frame, 1), Site(node, frame))),
        NodeKind.LibraryMember => Member(node, frame),
        NodeKind.Is => Match(node[1], Evaluate(node[0], frame), frame),
        NodeKind.SwitchExpression => SwitchExpression(node, frame),
        NodeKind.Scope => Renewed(node, frame),
        NodeKind.NewException => NewException(node, frame),
        NodeKind.InitializeException => InitializeException(node, frame),
        NodeKind.Throw => throw Thrown(node, frame),
        NodeKind.Dispose => Dispose(Evaluate(node[0], frame), node, frame),
        NodeKind.Unsupported => throw Fail(ProblemIds.Unsupported, node.Text!, node, frame),
        _ => throw new InvalidOperationException($"a {node.Kind} is no expression"),
    };

    object? Renewed(DefinitionNode node, Frame frame)
    {
        Renew(node, frame);
        return Evaluate(node[node.Operands.Count - 1], frame);
    }

    bool Condition(DefinitionNode node, Frame frame) => (bool)Evaluate(node, frame)!;

    /// <summary>The value of a node, which must not be null.</summary>
    object NotNull(DefinitionNode node, Frame frame) =>
        Evaluate(node, frame) ?? throw new LibraryException(ProblemIds.Null, "null is used where an object is needed");

    object?[] EvaluateAll(DefinitionNode node, Frame frame, int first)
    {
        var values = new object?[node.Operands.Count - first];
        for (var i = 0; i < values.Length; i++) values[i] = Evaluate(node[first + i], frame);
        return values;
    }

    /// <summary>Arguments in the order of the parameters; Argument nodes say their position where they are evaluated in another order.</summary>
    object?[] Arguments(DefinitionNode node, Frame frame, int first)
    {
        var values = new object?[node.Operands.Count - first];
        for (var i = 0; i < values.Length; i++)
        {
            var operand = node[first + i];
            if (operand.Kind == NodeKind.Argument) values[operand.Number] = Copy(Evaluate(operand[0], frame));
            else values[i] = Copy(Evaluate(operand, frame));
        }

        return values;
    }

    string Concatenate(DefinitionNode node, Frame frame)
    {
        var text = string.Concat(EvaluateAll(node, frame, 0).Select(part => ValueText.Of(this, part)));
        Limits.Allocate(text.Length);
        return text;
    }

    object? ConditionalAccess(DefinitionNode node, Frame frame)
    {
        if (Evaluate(node[0], frame) is not { } receiver) return null;
        frame.Variables[node.Number].Value = receiver;
        return Evaluate(node[1], frame);
    }

    object? SwitchExpression(DefinitionNode node, Frame frame)
    {
        var value = Evaluate(node[0], frame);
        for (var i = 1; i < node.Operands.Count; i++)
        {
            var arm = node[i];
            if (Match(arm[0], value, frame) && Condition(arm[1], frame)) return Evaluate(arm[2], frame);
        }

        throw new LibraryException(ProblemIds.Thrown, $"no arm of the switch matches {ValueText.Quoted(this, value)}", "System.Runtime.CompilerServices.SwitchExpressionException");
    }

    static IndexValue ToIndex(object? value) => value as IndexValue ?? new((int)value!, false);
}
