using System.Runtime.ExceptionServices;
using NetGenCompiler.Definition;

namespace NetGenCompiler.Execution;

/// <content>
/// Exceptions. They travel as the host's, whose two passes give C#'s order: filters run where the exception is thrown, finally blocks after
/// a catch is found. A failure that no catch takes ends the execution, and no finally block runs then.
/// </content>
sealed partial class Interpreter
{
    const string ExceptionState = "T:System.Exception";
    bool isOver;

    /// <summary>A filter of the host that takes no exception: that it runs says that nothing inside catches this one.</summary>
    bool End()
    {
        isOver = true;
        return false;
    }

    Flow Try(DefinitionNode node, Frame frame)
    {
        if (node.Number == 0) return Guarded(node, node.Operands.Count, frame);
        var (outer, depth) = (scope, Limits.Depth);
        try
        {
            return Guarded(node, node.Operands.Count - 1, frame);
        }
        finally
        {
            if (!isOver)
            {
                if (Limits.Depth != depth) Limits.Return(depth);
                scope = outer;
                var (result, label) = (frame.Result, frame.Label);
                Execute(node[node.Operands.Count - 1], frame);
                (frame.Result, frame.Label) = (result, label);
            }
        }
    }

    Flow Guarded(DefinitionNode node, int end, Frame frame)
    {
        if (end == 1) return Execute(node[0], frame);
        var (outer, depth) = (scope, Limits.Depth);
        (DefinitionNode Clause, Exception? Fault)? caught = null;
        try
        {
            return Execute(node[0], frame);
        }
        catch (Exception failure) when ((caught = CatchOf(failure, node, end, frame, outer)) is not null)
        {
            if (caught.Value.Fault is { } fault) ExceptionDispatchInfo.Capture(fault).Throw();
        }

        scope = outer;
        Limits.Return(depth);
        return Execute(caught.Value.Clause[3], frame);
    }

    /// <summary>The clause that takes a failure, or the failure of its filter that ends the execution.</summary>
    (DefinitionNode Clause, Exception? Fault)? CatchOf(Exception failure, DefinitionNode node, int end, Frame frame, object? outer)
    {
        var error = failure as DefinitionException ?? (Failures.ProblemOf(failure) is null ? null : Located(failure, node, frame));
        if (error?.Thrown is not { } thrown) return null;
        var inner = scope;
        scope = outer;
        for (var i = 1; i < end; i++)
        {
            var clause = node[i];
            if (!IsInstance(thrown, Resolve(clause[0], frame))) continue;
            for (var n = 4; n < clause.Operands.Count; n++) frame.Variables[clause[n].Number] = new();
            Locate(clause[1], frame).Value = thrown;
            frame.Variables[clause.Number].Value = error;
            try
            {
                if (Condition(clause[2], frame)) return (clause, null);
            }
#pragma warning disable CA1031 // As in C#, a filter that throws does not take the exception; a problem is passed on.
            catch (Exception fault)
            {
                if (fault is not DefinitionException { Thrown: not null }) return (clause, fault);
            }
#pragma warning restore CA1031
        }

        scope = inner;
        return null;
    }

    static DefinitionException Located(Exception failure, DefinitionNode node, Frame frame)
    {
        var (id, message, thrown) = Failures.ProblemOf(failure)!.Value;
        return new(new(id, message, Site(node, frame)), thrown);
    }

    DefinitionException Thrown(DefinitionNode node, Frame frame)
    {
        if (node.Operands.Count == 0) return (DefinitionException)frame.Variables[node.Number].Value!;
        var thrown = Evaluate(node[0], frame) ?? throw Fail(ProblemIds.Null, "null is thrown", node, frame);
        var state = StateOf(thrown) ?? throw Fail(ProblemIds.Unsupported, $"a {ValueText.TypeName(thrown)} cannot be thrown", node, frame);
        var message = ExceptionMessage(thrown);
        var name = thrown is Instance instance ? instance.Definition.Name : state.Name;
        return new(new(ProblemIds.Thrown, state.HasMessage && message.Length > 0 ? message : $"the definition throws {name}: {message}", Site(node, frame)), thrown);
    }

    ExceptionValue NewException(DefinitionNode node, Frame frame)
    {
        if (!ExceptionValue.IsKnown(node.Text!)) throw Library.Unsupported($"new {new ExceptionValue(node.Text!).Name}");
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var argument in node.Operands) arguments[argument.Text!] = Evaluate(argument[0], frame);
        return new(node.Text!, arguments);
    }

    object? InitializeException(DefinitionNode node, Frame frame)
    {
        ((Instance)frame.Self!).Fields[ExceptionState] = NewException(node, frame);
        return null;
    }

    /// <summary>What an exception has from the class library; null for what is no exception.</summary>
    ExceptionValue? StateOf(object? value)
    {
        if (value is not Instance instance) return value as ExceptionValue;
        if (instance.Fields.TryGetValue(ExceptionState, out var state)) return (ExceptionValue?)state;
        var root = definitions.Hierarchy(instance.Definition).Last().Base?.Text?.Substring(2);
        if (root is null || !ExceptionValue.IsKnown(root)) return null;
        var made = new ExceptionValue(root);
        instance.Fields[ExceptionState] = made;
        return made;
    }

    string ExceptionMessage(object exception) => exception is Instance instance && Implementation(instance, "M:System.Exception.get_Message") is { } method
        ? (string)CallMethod(method, instance, [], null, null)!
        : BaseMessage(exception);

    string BaseMessage(object exception) => StateOf(exception)!.Message(this, (exception as Instance)?.Definition.FullName);

    /// <summary>A member that an exception has from the class library.</summary>
    public object? ExceptionMember(object exception, string name, bool isBase) => (name, StateOf(exception)) switch
    {
        ("Message", not null) => isBase ? BaseMessage(exception) : ExceptionMessage(exception),
        ("InnerException", { } state) => state.InnerException,
        ("ParamName", { } state) => state.ParamName,
        ("ActualValue", { } state) => state.ActualValue,
        _ => throw Library.Unsupported($"Exception.{name}"),
    };

    public bool IsException(object? value) => value is ExceptionValue || (value is Instance && StateOf(value) is not null);

    object? Dispose(object? value, DefinitionNode node, Frame frame)
    {
        if (value is EnumeratorValue enumerator) enumerator.Dispose();
        if (value is Instance instance && (Implementation(instance, "M:System.IDisposable.Dispose") ?? definitions.Method($"M:{instance.Definition.FullName}.Dispose")) is { } method)
        {
            CallMethod(method, instance, [], null, Site(node, frame));
        }

        return null;
    }
}
