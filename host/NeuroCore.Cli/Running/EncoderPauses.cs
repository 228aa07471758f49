// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Cli.Running;

/// <summary>Between ticks, inputs get other drives, and latencies count from there.</summary>
internal static class EncoderPauses
{
    /// <summary>A pause for each tick with changes.</summary>
    public static IEnumerable<RunPause> Of(ImmutableArray<EncoderChange> changes) =>
        changes.GroupBy(change => change.Tick).Select(together => new RunPause(together.Key, async session =>
        {
            foreach (var change in together)
                await session.WriteAsync(Bank.Encoder, change.Address, change.Words.AsMemory()).ConfigureAwait(false);
            await session.WriteAsync(Bank.Control, (int)ControlRegister.Elapsed, new ushort[1]).ConfigureAwait(false);
        }));
}
