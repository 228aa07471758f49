// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Emulator.Memory;

/// <summary>
/// Arrays in one stretch of memory with a page before and after it that nobody may touch. Strict blocks have such a page
/// after every array, and each array ends where its page begins.
/// </summary>
/// <remarks>Arrays begin at multiples of 64 bytes, in strict blocks of 32, and are a multiple of 32 bytes long.</remarks>
internal sealed unsafe class NativeBlock : IDisposable
{
    private const int Alignment = 64;
    private const int Grain = 32;

    private readonly bool _strict;
    private readonly List<(long Offset, long Bytes)> _arrays = [];
    private byte* _memory;
    private long _bytes;

    /// <summary>A block without arrays.</summary>
    /// <param name="strict">A guard page follows each array.</param>
    public NativeBlock(bool strict)
    {
        _strict = strict;
        _bytes = Pages.Size;
    }

    /// <summary>Bytes of all arrays.</summary>
    public long ArrayBytes => _arrays.Sum(array => array.Bytes);

    /// <summary>Lays an array behind the others.</summary>
    /// <returns>Its number.</returns>
    public int Add(long bytes)
    {
        bytes = Math.Max(Grain, (bytes + Grain - 1) / Grain * Grain);
        var offset = _strict ? Pages.Whole(_bytes + bytes) - bytes : (_bytes + Alignment - 1) / Alignment * Alignment;
        _bytes = offset + bytes + (_strict ? Pages.Size : 0);
        _arrays.Add((offset, bytes));
        return _arrays.Count - 1;
    }

    /// <summary>Takes the memory, all 0.</summary>
    public void Commit()
    {
        _bytes = Pages.Whole(_bytes) + Pages.Size;
        _memory = Pages.Take(_bytes);
        Pages.Allow(_memory, Pages.Size, PageAccess.None);
        Pages.Allow(_memory + _bytes - Pages.Size, Pages.Size, PageAccess.None);
        foreach (var (offset, bytes) in _strict ? _arrays : [])
            Pages.Allow(_memory + offset + bytes, Pages.Size, PageAccess.None);
    }

    /// <summary>What arrays hold; null for those that are not wanted.</summary>
    public byte[]?[] Save(Predicate<int> wanted) => [.. Enumerable.Range(0, _arrays.Count).Select(array => wanted(array)
        ? new ReadOnlySpan<byte>(this[array], checked((int)_arrays[array].Bytes)).ToArray()
        : null)];

    /// <summary>Puts back what was saved.</summary>
    public void Restore(byte[]?[] saved)
    {
        for (var array = 0; array < _arrays.Count; array++)
            saved[array]?.CopyTo(new Span<byte>(this[array], checked((int)_arrays[array].Bytes)));
    }

    /// <summary>Where an array begins.</summary>
    public byte* this[int array] => _memory + _arrays[array].Offset;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_memory != null)
            Pages.Return(_memory, _bytes);
        _memory = null;
        GC.SuppressFinalize(this);
    }

    /// <summary>Memory is given back even if nobody disposed of it.</summary>
    ~NativeBlock() => Dispose();
}
