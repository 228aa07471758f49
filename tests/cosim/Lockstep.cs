// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Cosim;

/// <summary>
/// Model and RTL side by side. The model goes ahead by some clocks with the inputs that the case asks for; the RTL
/// follows with the same inputs; then their records are compared.
/// </summary>
internal static class Lockstep
{
    private const int ChunkClocks = 512;

    /// <summary>Runs a case to its end or to its first difference.</summary>
    /// <param name="what">The case in words.</param>
    /// <param name="case">The case, with the model that it runs on.</param>
    /// <param name="library">The RTL.</param>
    /// <param name="seed">The case's seed; memories of the RTL that start with anything are filled from it.</param>
    /// <param name="prepare">Called with the RTL before its first clock; null: nothing.</param>
    /// <param name="finish">Called with the RTL after its last clock; null: nothing.</param>
    /// <param name="tamper">Changes inputs of the RTL alone, given the clock; for tests of the lockstep itself.</param>
    public static CaseResult Run(
        string what, ILockstepCase @case, LockstepLibrary library, ulong seed,
        Action<RtlDesign>? prepare = null, Action<RtlDesign>? finish = null, Action<long, Span<ulong>>? tamper = null)
    {
        using var rtl = new RtlDesign(library, seed);
        prepare?.Invoke(rtl);
        var inputs = new ulong[ChunkClocks * library.InputWords];
        var ours = new ulong[ChunkClocks * library.RecordWords];
        var theirs = new ulong[ChunkClocks * library.RecordWords];
        Difference? difference = null;
        long clocks = 0;
        while (!@case.Done && difference is null)
        {
            var count = 0;
            for (; count < ChunkClocks && !@case.Done; count++)
            {
                var input = inputs.AsSpan(count * library.InputWords, library.InputWords);
                @case.Clock(input, ours.AsSpan(count * library.RecordWords, library.RecordWords));
                tamper?.Invoke(clocks + count, input);
            }

            var modelRecords = ours.AsSpan(0, count * library.RecordWords);
            var rtlRecords = theirs.AsSpan(0, count * library.RecordWords);
            rtl.Step(inputs.AsSpan(0, count * library.InputWords), rtlRecords);
            difference = Difference.Find(@case.Fields, clocks, modelRecords, rtlRecords, library.RecordWords);
            clocks += count;
        }

        finish?.Invoke(rtl);
        return new CaseResult(what, seed, clocks, @case.Delivering, @case.Spikes, difference);
    }
}
