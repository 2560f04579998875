namespace NetGenCompiler.Graphs;

/// <summary>The results of a pure function for what was asked last: what is asked again, in whichever compilation, is not computed again.</summary>
/// <param name="capacity">How many are kept.</param>
sealed class RecentResults<TKey, TResult>(int capacity)
    where TKey : IEquatable<TKey>
{
    readonly Dictionary<TKey, LinkedListNode<(TKey Key, TResult Result)>> known = [];
    readonly LinkedList<(TKey Key, TResult Result)> order = new();

    /// <summary>The result for a key.</summary>
    /// <param name="key">What the result follows from.</param>
    /// <param name="compute">Computes it; two that ask for the same at the same time may both do.</param>
    public TResult Of(TKey key, Func<TKey, TResult> compute)
    {
        lock (order)
        {
            if (known.TryGetValue(key, out var found))
            {
                order.Remove(found);
                order.AddFirst(found);
                return found.Value.Result;
            }
        }

        var result = compute(key);
        lock (order)
        {
            if (known.ContainsKey(key)) return result;
            known[key] = order.AddFirst((key, result));
            if (order.Count <= capacity) return result;
            known.Remove(order.Last!.Value.Key);
            order.RemoveLast();
        }

        return result;
    }
}
