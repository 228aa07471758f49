// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Model;

namespace NeuroCore.Cosim;

/// <summary>The core's inputs of one clock as 64-bit words: the layout of <c>inputs_i</c> in <c>core_lockstep.v</c>.</summary>
internal static class CoreInputWords
{
    /// <summary>Words of one clock's inputs.</summary>
    public const int Words = 2;

    /// <summary>Writes one clock's inputs.</summary>
    public static void Write(in CoreInputs inputs, Span<ulong> words)
    {
        words[0] = (inputs.Reset ? 1UL : 0) | (inputs.TickStart ? 2UL : 0) | (inputs.EventValid ? 4UL : 0) |
            (inputs.SpikeReady ? 8UL : 0) | (inputs.MemoryValid ? 16UL : 0) | (inputs.MemoryWrite ? 32UL : 0) |
            (inputs.ProbeDone ? 64UL : 0) |
            ((ulong)inputs.MemoryBank << 8) | ((ulong)inputs.EventSource << 16) |
            ((ulong)(inputs.MemoryAddress & 0xFFFFFF) << 32);
        words[1] = inputs.MemoryWriteData;
    }
}
