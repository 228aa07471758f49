// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Link.Tests.Boards;

namespace NeuroCore.Link.Tests.Fuzzing;

/// <summary>
/// A fuzzer that coverage guides: an input that takes a branch that none took before, or a branch much more often, is kept, and
/// the inputs to come are made out of those that were kept.
/// </summary>
/// <param name="random">Where inputs come from.</param>
/// <param name="seeds">Inputs to begin with.</param>
internal sealed class GuidedFuzz(Random random, params byte[][] seeds)
{
    private const int MostBytes = 700;
    private const int MostMutations = 4;
    private static readonly byte[] s_telling = [0, 1, 2, 4, 5, 6, 0x41, 0x42, 0x7F, 0x80, 0xC0, 240, 241, 254, 255];

    private readonly List<byte[]> _kept = [.. seeds];
    private readonly HashSet<int> _features = [];

    /// <summary>Inputs that were kept.</summary>
    public int Kept => _kept.Count;

    /// <summary>Branches that were taken by any input.</summary>
    public HashSet<int> Branches { get; } = [];

    /// <summary>Bytes that were tried.</summary>
    public long Bytes { get; private set; }

    /// <summary>Tries inputs.</summary>
    /// <param name="bytes">Bytes to try altogether.</param>
    /// <param name="run">Tries one and counts; false ends the search.</param>
    /// <returns>The input at which the search was ended; null if it was not.</returns>
    public byte[]? Search(long bytes, Func<byte[], BranchCounters, bool> run)
    {
        foreach (var seed in seeds)
            if (!Try(seed, run))
                return seed;
        while (Bytes < bytes)
        {
            var input = Mutated(_kept[random.Next(_kept.Count)]);
            if (!Try(input, run))
                return input;
        }

        return null;
    }

    private bool Try(byte[] input, Func<byte[], BranchCounters, bool> run)
    {
        Bytes += input.Length + 1;
        var counters = new BranchCounters();
        if (!run(input, counters))
            return false;
        Branches.UnionWith(counters.Branches);
        var before = _features.Count;
        _features.UnionWith(counters.Features);
        if (_features.Count > before)
            _kept.Add(input);
        return true;
    }

    private byte[] Mutated(byte[] parent)
    {
        var bytes = parent.ToList();
        for (var mutation = random.Next(1, MostMutations + 1); mutation > 0; mutation--)
            Mutate(bytes);
        if (bytes.Count > MostBytes)
            bytes.RemoveRange(MostBytes, bytes.Count - MostBytes);
        return [.. bytes];
    }

    private void Mutate(List<byte> bytes)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(random.Next(1, random.Next(4) == 0 ? 260 : 9), bytes.Count - at);
        switch (random.Next(9))
        {
            case 0 when length > 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when length > 0:
                bytes[at] = s_telling[random.Next(s_telling.Length)];
                break;
            case 2:
                bytes.Insert(at, (byte)random.Next(256));
                break;
            case 3:
                bytes.RemoveRange(at, length);
                break;
            case 4:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 5:
                var other = _kept[random.Next(_kept.Count)];
                bytes.InsertRange(at, other.AsSpan(0, random.Next(other.Length + 1)));
                break;
            case 6:
                bytes.InsertRange(at, Enumerable.Repeat((byte)random.Next(1, 256), random.Next(1, 260)));
                break;
            case 7:
                // No chance finds a checksum: some pieces become whole frames.
                bytes.InsertRange(at, BoardWire.Frame(bytes.GetRange(at, length)));
                break;
            default:
                bytes.InsertRange(at, BoardWire.Frame(Reply()));
                break;
        }
    }

    // What a board might send, with anything in it.
    private byte[] Reply()
    {
        var content = new byte[random.Next(3) == 0 ? 4 : random.Next(2, 240)];
        random.NextBytes(content);
        content[0] = (byte)(random.Next(3) switch { 0 => 0x41, 1 => 0x42, _ => 0xC0 });
        if (content.Length == 4)
            content[3] = (byte)(random.Next(2) == 0 ? 77 : content[3]);
        return content;
    }
}
