// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Compiler;

/// <summary>
/// Words of the synapse bank that follow each other, made from the synapses whenever they are wanted: of a large network
/// nobody needs those of all pairs at once.
/// </summary>
internal sealed class SynapseRun : IWordSource
{
    private readonly SynapseRows _rows;
    private readonly int _pairs;       // words of a block
    private readonly (int Source, int First, int Count)[] _stretches;
    private readonly int[] _begins;    // word at which each stretch begins

    /// <param name="rows">Makes rows of words.</param>
    /// <param name="target">The build.</param>
    /// <param name="stretches">Blocks of sources whose addresses follow each other.</param>
    public SynapseRun(SynapseRows rows, Configuration target, IEnumerable<(int Source, int First, int Count)> stretches)
    {
        (_rows, _pairs, _stretches) = (rows, target.Pairs, [.. stretches]);
        _begins = new int[_stretches.Length];
        for (var i = 0; i < _begins.Length; i++)
        {
            _begins[i] = Length;
            Length += _stretches[i].Count * _pairs;
        }
    }

    /// <inheritdoc/>
    public int Length { get; }

    /// <inheritdoc/>
    public void CopyTo(int first, Span<ushort> words)
    {
        var row = _rows.Take();
        var found = Array.BinarySearch(_begins, first);
        for (var i = found < 0 ? ~found - 1 : found; !words.IsEmpty; i++)
        {
            var (source, block, count) = _stretches[i];
            var (skipped, length) = (first - _begins[i], count * _pairs);
            var taken = Math.Min(length - skipped, words.Length);
            if (taken == length)
            {
                row.Write(source, block, words[..taken]);
            }
            else
            {
                var whole = new ushort[length];
                row.Write(source, block, whole);
                whole.AsSpan(skipped, taken).CopyTo(words);
            }

            words = words[taken..];
            first += taken;
        }

        _rows.Return(row);
    }
}
