// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Emulator;

/// <summary>What a core held at some time, to go back to, see <see cref="EmulatedCore.Keep"/>.</summary>
public sealed class CoreState
{
    internal CoreState(byte[]?[] arrays, ushort[] registers) => (Arrays, Registers) = (arrays, registers);

    internal byte[]?[] Arrays { get; }

    internal ushort[] Registers { get; }
}
