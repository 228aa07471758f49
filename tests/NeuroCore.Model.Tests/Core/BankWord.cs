// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

/// <summary>A word of a bank, as the host writes or reads it; of bits outside the mask nothing is said.</summary>
internal readonly record struct BankWord(Bank Bank, int Address, ushort Word, ushort Mask = 0xFFFF);
