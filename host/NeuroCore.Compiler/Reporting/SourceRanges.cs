// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Compiler;

/// <summary>The blocks from the first to the last that each source reaches.</summary>
internal sealed class SourceRanges
{
    private int[] _first = [];    // by source; -1 if it reaches none
    private int[] _last = [];

    /// <summary>A source reaches a block.</summary>
    public void Add(int source, int block)
    {
        if (source >= _first.Length)
            Grow(source + 1);
        _first[source] = _first[source] < 0 ? block : Math.Min(_first[source], block);
        _last[source] = Math.Max(_last[source], block);
    }

    /// <summary>All these blocks, summed over the sources; all is forgotten then.</summary>
    public int TakeBlocks()
    {
        var blocks = 0;
        for (var source = 0; source < _first.Length; source++)
            blocks += _first[source] < 0 ? 0 : _last[source] - _first[source] + 1;
        Array.Fill(_first, -1);
        Array.Fill(_last, -1);
        return blocks;
    }

    private void Grow(int least)
    {
        var before = _first.Length;
        var size = Math.Max(least, 2 * before);
        Array.Resize(ref _first, size);
        Array.Resize(ref _last, size);
        Array.Fill(_first, -1, before, size - before);
        Array.Fill(_last, -1, before, size - before);
    }
}
