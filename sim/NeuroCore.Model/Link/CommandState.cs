// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>States of <see cref="Command"/>; the numbers are the bits of <c>state_q</c> in <c>command.v</c>.</summary>
internal enum CommandState : byte
{
    Idle,
    Length,
    Opcode,
    Sequence,
    Bank,
    AddressLow,
    AddressMiddle,
    AddressHigh,
    WordLow,
    WordHigh,
    CountLow,
    CountHigh,
    Counted,
    Next,
    Access,
    Event,
    Ticks,
    Tick,
    Spikes,
    HandOver,
    Done,
}
