// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Emulator.Memory;

namespace NeuroCore.Emulator.Machine;

/// <summary>Machine code in pages of its own: written while they may be written, then executed, never both at once.</summary>
internal sealed unsafe class CodePages : IDisposable
{
    private readonly long _bytes;
    private byte* _first;

    /// <summary>Pages that may be written.</summary>
    /// <param name="length">Bytes of code.</param>
    public CodePages(int length)
    {
        Length = length;
        _bytes = Pages.Whole(length);
        _first = Pages.Take(_bytes);
    }

    /// <summary>Bytes of code.</summary>
    public int Length { get; }

    /// <summary>Where the code lies.</summary>
    public nint First => (nint)_first;

    /// <summary>Puts the code there; from now on it can be executed and not be written.</summary>
    public void Seal(ReadOnlySpan<byte> code)
    {
        code.CopyTo(new Span<byte>(_first, Length));
        Pages.Allow(_first, _bytes, PageAccess.ReadExecute);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_first != null)
            Pages.Return(_first, _bytes);
        _first = null;
        GC.SuppressFinalize(this);
    }

    /// <summary>Pages are given back even if nobody disposed of them.</summary>
    ~CodePages() => Dispose();
}
