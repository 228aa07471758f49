// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Model;

namespace NeuroCore.Cosim;

/// <summary>A case for the whole board, on the model's side of the lockstep.</summary>
/// <param name="build">The build.</param>
/// <param name="seed">Decides everything.</param>
/// <param name="bytes">How long the host talks after the network is loaded, in times of a byte.</param>
internal sealed class BoardLockstepCase(Configuration build, ulong seed, int bytes = BoardCase.UsualBytes) : ILockstepCase
{
    private readonly BoardCase _case = new(build, seed, bytes: bytes);
    private readonly PinBoardModel _board = new(build);
    private readonly ulong[] _seen = new ulong[BoardRecord.Words];

    /// <inheritdoc/>
    public bool Done => _case.Done;

    /// <inheritdoc/>
    public long Delivering => _case.Delivering;

    /// <inheritdoc/>
    public long Spikes => _case.Spikes;

    /// <inheritdoc/>
    public IReadOnlyList<RecordField> Fields => BoardRecord.Fields;

    /// <inheritdoc/>
    public void Clock(Span<ulong> inputs, Span<ulong> record)
    {
        var (reset, rx) = _case.Next(_seen);
        inputs.Clear();
        inputs[0] = (reset ? 1UL : 0) | (rx ? 2UL : 0);
        _board.Clock(rx, reset, out var seen);
        BoardRecord.Write(in seen, record);
        record.CopyTo(_seen);
    }
}
