// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>What a receiver of bytes says in one clock: the outputs of <c>hdl/link/uart_receive.v</c>, by the same names.</summary>
/// <param name="Bit">A data bit, least significant first; with <paramref name="BitValid"/>.</param>
/// <param name="BitValid">There is one.</param>
/// <param name="Byte">The byte whose eight bits went by; with <paramref name="ByteValid"/>.</param>
/// <param name="ByteValid">A byte ends, its stop bit as it should be.</param>
/// <param name="ByteBad">A byte ends, its stop bit missing.</param>
internal readonly record struct ReceivedBits(bool Bit, bool BitValid, byte Byte, bool ByteValid, bool ByteBad);
