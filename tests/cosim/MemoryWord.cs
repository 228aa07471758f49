// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Cosim;

/// <summary>A word of a bank.</summary>
internal readonly record struct MemoryWord(Bank Bank, int Address, ushort Value);
