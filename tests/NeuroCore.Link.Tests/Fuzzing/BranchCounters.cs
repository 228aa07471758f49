// SPDX-License-Identifier: Apache-2.0
using System.Numerics;

namespace NeuroCore.Link.Tests.Fuzzing;

/// <summary>How often each branch was taken on one input: the signal that guides a fuzzer.</summary>
internal sealed class BranchCounters
{
    private const int Buckets = 32;
    private readonly Dictionary<int, int> _taken = [];

    /// <summary>A branch was taken.</summary>
    public void Hit(int branch) => _taken[branch] = _taken.GetValueOrDefault(branch) + 1;

    /// <summary>Branches taken, without how often.</summary>
    public IEnumerable<int> Branches => _taken.Keys;

    /// <summary>Branches with how often, as a power of two: an input that takes one twice as often is news as well.</summary>
    public IEnumerable<int> Features => _taken.Select(entry => (entry.Key * Buckets) + BitOperations.Log2((uint)entry.Value));
}
