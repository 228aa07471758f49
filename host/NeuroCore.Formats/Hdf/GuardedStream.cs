// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;

namespace NeuroCore.Formats.Hdf;

/// <summary>
/// A file that cannot make its reader run for ever: links that lead to each other would exhaust the stack, tables that
/// lead to each other would be read again and again. Every read passes here, so here is where both end.
/// Nor can it have other files read in its place: the names of those that hold a dataset's values lie in a local heap, at
/// which nobody looks while values are read but for them.
/// </summary>
internal sealed class GuardedStream(Stream file) : Stream
{
    // A file is read a few times over at most; small files have many small reads.
    private const long LeastBytes = 64L << 20;
    private const int Times = 16;
    private const long MostReads = 20_000_000;
    private long _bytes;
    private long _reads;

    /// <summary>Values of a dataset are being read: a local heap is none of them.</summary>
    public bool ReadsValues { get; set; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => file.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => file.Position;
        set
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            file.Position = value;
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _bytes += buffer.Length;
        if (buffer.Length > file.Length - file.Position)
            throw new EndOfStreamException("it ends too early");
        if (_bytes > Math.Max(LeastBytes, file.Length * Times) || ++_reads > MostReads)
            throw new InvalidDataException("its parts lead to each other in a circle");
        var count = file.Read(buffer);
        return ReadsValues && buffer.SequenceEqual("HEAP"u8)
            ? throw new OtherFileException()
            : count;
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return file.Seek(offset, origin);
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Dispose();
        base.Dispose(disposing);
    }
}
