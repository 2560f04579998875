using NetGenCompiler.Definition;

namespace NetGenCompiler.Execution;

/// <content>Patterns.</content>
sealed partial class Interpreter
{
    bool Match(DefinitionNode pattern, object? value, Frame frame)
    {
        Limits.Step();
        return pattern.Kind switch
        {
            NodeKind.PatternAny => true,
            NodeKind.PatternConstant => Comparer.Equals(value, Evaluate(pattern[0], frame)),
            NodeKind.PatternRelational => MatchRelational(pattern, value, frame),
            NodeKind.PatternNot => !Match(pattern[0], value, frame),
            NodeKind.PatternAnd => Match(pattern[0], value, frame) && Match(pattern[1], value, frame),
            NodeKind.PatternOr => Match(pattern[0], value, frame) || Match(pattern[1], value, frame),
            NodeKind.PatternType => MatchType(pattern, value, frame),
            NodeKind.PatternRecursive => MatchRecursive(pattern, value, frame),
            NodeKind.PatternList => MatchList(pattern, value, frame),
            NodeKind.Unsupported => throw Fail(ProblemIds.Unsupported, pattern.Text!, pattern, frame),
            _ => throw new InvalidOperationException($"a {pattern.Kind} is no pattern"),
        };
    }

    bool MatchRelational(DefinitionNode pattern, object? value, Frame frame)
    {
        var bound = Evaluate(pattern[0], frame);
        if (value is null || bound is null || value.GetType() != bound.GetType()) return false;
        if (value is char character) return (bool)Arithmetic.Binary(pattern.Text!, (int)character, (int)(char)bound, false)!;
        return value is byte or sbyte or short or ushort
            ? (bool)Arithmetic.Binary(pattern.Text!, NumericTypes.ToLong(value), NumericTypes.ToLong(bound), false)!
            : (bool)Arithmetic.Binary(pattern.Text!, value, bound, false)!;
    }

    bool MatchType(DefinitionNode pattern, object? value, Frame frame)
    {
        if (pattern.Operands.Count > 0 && !IsInstance(value, Resolve(pattern[0], frame))) return false;
        if (pattern.Number >= 0) frame.Variables[pattern.Number].Value = Copy(value);
        return true;
    }

    bool MatchRecursive(DefinitionNode pattern, object? value, Frame frame)
    {
        if (value is null || (pattern[1].Kind != NodeKind.Discard && !IsInstance(value, Resolve(pattern[1], frame)))) return false;
        frame.Variables[pattern[0].Number].Value = value;
        if (pattern.Number > 0)
        {
            var parts = PartsOf(value, pattern, pattern.Number, frame);
            for (var i = 0; i < pattern.Number; i++)
            {
                if (!Match(pattern[2 + i], parts[i], frame)) return false;
            }
        }

        for (var i = 2 + pattern.Number; i < pattern.Operands.Count; i++)
        {
            var member = pattern[i];
            frame.Variables[pattern[0].Number].Value = value;
            if (!Match(member[1], Evaluate(member[0], frame), frame)) return false;
        }

        return true;
    }

    bool MatchList(DefinitionNode pattern, object? value, Frame frame)
    {
        if (value is null) return false;
        var items = Collections.Items(value).ToList();
        var slice = pattern.Operands.Select((p, i) => p.Kind == NodeKind.PatternSlice ? i : -1).DefaultIfEmpty(-1).Max();
        var fixedCount = pattern.Operands.Count - (slice < 0 ? 0 : 1);
        if (slice < 0 ? items.Count != fixedCount : items.Count < fixedCount) return false;
        for (var i = 0; i < pattern.Operands.Count; i++)
        {
            var part = pattern[i];
            if (i == slice)
            {
                var middle = items.Skip(slice).Take(items.Count - fixedCount).ToArray();
                if (part.Operands.Count > 0 && !Match(part[0], value is string ? string.Concat(middle) : middle, frame)) return false;
            }
            else if (!Match(part, items[slice >= 0 && i > slice ? items.Count - (pattern.Operands.Count - i) : i], frame))
            {
                return false;
            }
        }

        return true;
    }
}
