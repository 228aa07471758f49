// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>States of <see cref="FrameTransmit"/>; the numbers are the bits of <c>state_q</c> in <c>frame_transmit.v</c>.</summary>
internal enum TransmitState : byte
{
    Rest,
    Start,
    Write,
    Read,
    Check,
    ReadBack,
    Stuff,
    Lead,
    Send,
}
