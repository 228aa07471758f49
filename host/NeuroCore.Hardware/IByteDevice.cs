// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware;

/// <summary>A board that runs in this process: bytes of the serial line in, bytes out.</summary>
public interface IByteDevice
{
    /// <summary>Gives the board bytes from the host; it acts on them when it is read.</summary>
    void Write(ReadOnlySpan<byte> bytes);

    /// <summary>Runs the board until it has bytes for the host or rests.</summary>
    /// <param name="buffer">Takes the bytes; not empty.</param>
    /// <returns>How many bytes were put into the buffer; 0 if the board is at rest and has nothing to say.</returns>
    int Read(Span<byte> buffer);
}
