// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Cosim;

/// <summary>
/// Model and RTL of the core side by side. The model goes ahead by some clocks with the inputs that the case asks for;
/// the RTL follows with the same inputs; then their records are compared.
/// </summary>
internal static class CoreLockstep
{
    private const int ChunkClocks = 512;

    /// <summary>Runs a case to its end or to its first difference.</summary>
    /// <param name="configuration">Build that the RTL was made for.</param>
    /// <param name="library">The RTL.</param>
    /// <param name="model">The other side.</param>
    /// <param name="seed">Decides the whole case.</param>
    /// <param name="prepare">Called with the RTL before its first clock; null: nothing.</param>
    /// <param name="tamper">Changes inputs of the RTL alone, given the clock; for tests of the lockstep itself.</param>
    public static CaseResult Run(
        Configuration configuration, LockstepLibrary library, ICoreSide model, ulong seed,
        Action<RtlDesign>? prepare = null, Action<long, Span<ulong>>? tamper = null)
    {
        var @case = new CoreCase(configuration, seed);
        using var rtl = new RtlDesign(library, seed);
        prepare?.Invoke(rtl);
        var inputs = new ulong[ChunkClocks * CoreInputWords.Words];
        var ours = new ulong[ChunkClocks * CoreRecord.Words];
        var theirs = new ulong[ChunkClocks * CoreRecord.Words];
        var last = new ulong[CoreRecord.Words];
        Difference? difference = null;
        long clocks = 0;
        while (!@case.Done && difference is null)
        {
            var count = 0;
            for (; count < ChunkClocks && !@case.Done; count++)
            {
                var input = @case.Next(last);
                var record = ours.AsSpan(count * CoreRecord.Words, CoreRecord.Words);
                CoreInputWords.Write(in input, inputs.AsSpan(count * CoreInputWords.Words, CoreInputWords.Words));
                model.Clock(in input, record);
                record.CopyTo(last);
                tamper?.Invoke(clocks + count, inputs.AsSpan(count * CoreInputWords.Words, CoreInputWords.Words));
            }

            var modelRecords = ours.AsSpan(0, count * CoreRecord.Words);
            var rtlRecords = theirs.AsSpan(0, count * CoreRecord.Words);
            rtl.Step(inputs.AsSpan(0, count * CoreInputWords.Words), rtlRecords);
            difference = Difference.Find(CoreRecord.Fields, clocks, modelRecords, rtlRecords, CoreRecord.Words);
            clocks += count;
        }

        return new CaseResult($"core {configuration.Name}", seed, clocks, @case.Delivering, @case.Spikes, difference);
    }
}
