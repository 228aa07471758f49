// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Compiler;

/// <summary>The projection words of a class of sources, as they are gathered: of large networks there are many, so they lie by block.</summary>
internal sealed class ClassRow
{
    private int[] _words = [];    // by block, plus one; 0: none yet

    /// <summary>The words, by ascending block.</summary>
    public IEnumerable<KeyValuePair<int, ushort>> Words
    {
        get
        {
            for (var block = 0; block < _words.Length; block++)
            {
                if (_words[block] > 0)
                    yield return KeyValuePair.Create(block, (ushort)(_words[block] - 1));
            }
        }
    }

    /// <summary>True if no word of a source differs from the class's.</summary>
    public bool AgreesWith(ReadOnlySpan<BlockWord> source)
    {
        foreach (var (block, word) in source)
        {
            if (block < _words.Length && _words[block] > 0 && _words[block] != word + 1)
                return false;
        }

        return true;
    }

    /// <summary>Takes over the words of a source where the class has none.</summary>
    public void Take(ReadOnlySpan<BlockWord> source)
    {
        if (!source.IsEmpty && source[^1].Block >= _words.Length)
            Array.Resize(ref _words, source[^1].Block + 1);
        foreach (var (block, word) in source)
        {
            if (_words[block] == 0)
                _words[block] = word + 1;
        }
    }
}
