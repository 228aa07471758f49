// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Formats.Nir;

/// <summary>
/// When a population is, compared with a simulator that lets spikes pass all layers within a step. Each hop takes a tick
/// here, so a population n hops behind the inputs is n - 1 ticks late, all of it alike; what jumps over layers is delayed.
/// </summary>
internal sealed class NirLatency
{
    private const int MostDelay = 7;
    private readonly Dictionary<string, int> _late = new(StringComparer.Ordinal);
    private readonly HashSet<(string, string)> _back = [];

    /// <param name="names">All populations, in the order of the file.</param>
    /// <param name="inputs">All inputs.</param>
    /// <param name="edges">Who drives whom.</param>
    public NirLatency(IReadOnlyList<string> names, IReadOnlyCollection<string> inputs, IEnumerable<(string From, string To)> edges)
    {
        var next = edges.ToLookup(edge => edge.From, edge => edge.To, StringComparer.Ordinal);
        var order = new List<string>();
        var state = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var start in inputs.Concat(names))
            Visit(start, next, state, order);
        foreach (var name in inputs.Concat(names))
            _late[name] = inputs.Contains(name) ? -1 : 0;
        foreach (var from in Enumerable.Reverse(order))
        {
            foreach (var to in next[from].Where(to => !_back.Contains((from, to))))
                _late[to] = Math.Max(_late[to], _late[from] + 1);
        }
    }

    /// <summary>Ticks by which a population is late.</summary>
    public int Of(string name) => _late[name];

    /// <summary>True if the edge closes a circle: there a step passes in every simulator.</summary>
    public bool IsBack(string from, string to) => _back.Contains((from, to));

    /// <summary>Ticks of delay that keep a connection in step, and by how many ticks it is late all the same.</summary>
    /// <param name="from">Source.</param>
    /// <param name="to">Target.</param>
    /// <param name="delay">Ticks of delay of its own.</param>
    public (int Delay, int Late) Delay(string from, string to, int delay)
    {
        var wanted = delay + (IsBack(from, to) ? 1 : 0) + _late[to] - _late[from] - 1;
        return wanted < 0 ? (0, -wanted) : wanted > MostDelay ? (Math.Max(delay, MostDelay), MostDelay - wanted) : (wanted, 0);
    }

    private void Visit(string start, ILookup<string, string> next, Dictionary<string, bool> state, List<string> order)
    {
        if (state.ContainsKey(start))
            return;
        var path = new Stack<(string Name, IEnumerator<string> Next)>();
        state[start] = true;
        path.Push((start, next[start].GetEnumerator()));
        while (path.TryPeek(out var top))
        {
            if (!top.Next.MoveNext())
            {
                state[top.Name] = false;
                order.Add(top.Name);
                path.Pop();
                continue;
            }

            var to = top.Next.Current;
            if (!state.TryGetValue(to, out var open))
            {
                state[to] = true;
                path.Push((to, next[to].GetEnumerator()));
            }
            else if (open)
            {
                _back.Add((top.Name, to));
            }
        }
    }
}
