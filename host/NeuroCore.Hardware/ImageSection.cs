// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace NeuroCore.Hardware;

/// <summary>Words that follow each other in one bank. Those of a large bank need not be there before somebody wants them.</summary>
public sealed record ImageSection
{
    private readonly IWordSource? _source;
    private ImmutableArray<ushort> _words;

    /// <summary>A section of words.</summary>
    /// <param name="bank">Bank that they lie in; one that can be written.</param>
    /// <param name="address">Address of the first word.</param>
    /// <param name="words">The words, at least one.</param>
    public ImageSection(Bank bank, int address, ImmutableArray<ushort> words) => (Bank, Address, _words) = (bank, address, words);

    /// <summary>A section of words that are made when they are wanted.</summary>
    /// <param name="bank">Bank that they lie in; one that can be written.</param>
    /// <param name="address">Address of the first word.</param>
    /// <param name="source">Makes them, at least one.</param>
    public ImageSection(Bank bank, int address, IWordSource source) => (Bank, Address, _source) = (bank, address, source);

    /// <summary>Bank that the words lie in.</summary>
    public Bank Bank { get; }

    /// <summary>Address of the first word.</summary>
    public int Address { get; }

    /// <summary>How many there are.</summary>
    public int Length => _source?.Length ?? (_words.IsDefault ? 0 : _words.Length);

    /// <summary>All of them, kept from now on. <see cref="CopyTo"/> keeps nothing.</summary>
    public ImmutableArray<ushort> Words
    {
        get
        {
            if (_source is not null && _words.IsDefault)
                ImmutableInterlocked.InterlockedInitialize(ref _words, Made(_source));
            return _words;
        }

        init => (_words, _source) = (value, null);
    }

    /// <summary>Copies words.</summary>
    /// <param name="first">The first of them, from 0.</param>
    /// <param name="words">Where to, as many as are wanted.</param>
    public void CopyTo(int first, Span<ushort> words)
    {
        if (_source is null || !_words.IsDefault)
            _words.AsSpan(first, words.Length).CopyTo(words);
        else
            _source.CopyTo(first, words);
    }

    /// <summary>True if both have the same words at the same place.</summary>
    public bool Equals(ImageSection? other) => other is not null && Bank == other.Bank && Address == other.Address && Words.AsSpan().SequenceEqual(other.Words.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Bank, Address, Length);

    private static ImmutableArray<ushort> Made(IWordSource source)
    {
        var words = new ushort[source.Length];
        source.CopyTo(0, words);
        return ImmutableCollectionsMarshal.AsImmutableArray(words);
    }
}
