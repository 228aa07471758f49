// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

public sealed partial class DeviceSession
{
    /// <summary>Reads words that follow each other in a bank.</summary>
    /// <param name="bank">Any bank.</param>
    /// <param name="address">Address of the first word.</param>
    /// <param name="count">Number of words, 0 or more.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<ImmutableArray<ushort>> ReadAsync(Bank bank, int address, int count, CancellationToken cancellation = default) =>
        OperateAsync(() => _pump.ReadAsync(bank, address, count, cancellation), cancellation);

    /// <summary>Writes words that follow each other in a bank.</summary>
    /// <param name="bank">Bank that can be written.</param>
    /// <param name="address">Address of the first word.</param>
    /// <param name="words">Words.</param>
    /// <param name="cancellation">Gives up; the bank is partly written then.</param>
    /// <exception cref="NeuroCoreException">The core could not work with it, or the board has no such words.</exception>
    public Task WriteAsync(Bank bank, int address, ReadOnlyMemory<ushort> words, CancellationToken cancellation = default)
    {
        new WriteRules(Identity, Image, Name).Check(bank, address, words.Span);
        return OperateAsync(() => ChangeAsync(ImageCommands.Write(bank, address, words), cancellation), cancellation);
    }

    /// <summary>Writes one value to addresses that follow each other in a bank.</summary>
    /// <param name="bank">Bank that can be written.</param>
    /// <param name="address">Address of the first word.</param>
    /// <param name="value">Value.</param>
    /// <param name="count">Number of words, 0 or more.</param>
    /// <param name="cancellation">Gives up; the bank is partly written then.</param>
    /// <exception cref="NeuroCoreException">The core could not work with it, or the board has no such words.</exception>
    public Task FillAsync(Bank bank, int address, ushort value, int count, CancellationToken cancellation = default)
    {
        new WriteRules(Identity, Image, Name).CheckFill(bank, address, value, count);
        return OperateAsync(() => ChangeAsync(ImageCommands.Fill(bank, address, value, count), cancellation), cancellation);
    }

    private async Task ChangeAsync(IEnumerable<LinkCommand> commands, CancellationToken cancellation)
    {
        var before = _stateInDoubt;
        _stateInDoubt = true;
        await SendAllAsync(commands, null, cancellation).ConfigureAwait(false);
        _stateInDoubt = before;
    }
}
