// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Model;

namespace NeuroCore.Emulator;

/// <summary>A board that runs in this process: the link of the model and an emulated core.</summary>
/// <remarks>Not safe for use by several threads at a time. It runs only while it is read.</remarks>
public sealed class EmulatedBoard : IByteDevice, IDisposable
{
    private readonly BoardModel _board;

    /// <summary>A board after power-up.</summary>
    /// <param name="configuration">The build.</param>
    /// <param name="options">How its core runs; null for the fastest way that this machine has.</param>
    public EmulatedBoard(Configuration configuration, EmulatorOptions? options = null)
    {
        Core = new EmulatedCore(configuration, options);
        _board = new BoardModel(configuration, Core);
    }

    /// <summary>Its core.</summary>
    public EmulatedCore Core { get; }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> bytes) => _board.Write(bytes);

    /// <inheritdoc/>
    public int Read(Span<byte> buffer) => _board.Read(buffer);

    /// <inheritdoc/>
    public void Dispose() => Core.Dispose();
}
