// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Cosim;

/// <summary>
/// Does the lockstep bite? The model is given a wrong parameter, or the RTL a wrong input; every such fault must be
/// reported as a difference, and the first one with a waveform.
/// </summary>
internal sealed class BiteTest(Libraries libraries, TextWriter output)
{
    private const int MostCases = 20;

    // Bits of the first word of inputs.
    private const ulong Reset = 1;
    private const ulong EventValid = 1UL << 2;
    private const ulong SpikeReady = 1UL << 3;
    private const ulong MemoryWrite = 1UL << 5;

    private readonly Configuration _build = Configurations.Named("tiny");

    /// <summary>Tries all faults.</summary>
    /// <returns>True if each was noticed.</returns>
    public bool Run(ulong seed)
    {
        (string Fault, bool Noticed)[] faults =
        [
            WrongModel("u one bit narrower", _build with { CurrentWidth = _build.CurrentWidth - 1 }, seed),
            WrongModel("v one bit narrower", _build with { MembraneWidth = _build.MembraneWidth - 1 }, seed),
            WrongModel("accumulator shift one bit narrower", _build with { AccumulatorShiftBits = _build.AccumulatorShiftBits - 1 }, seed),
            WrongModel("current shift one bit narrower", _build with { CurrentShiftBits = _build.CurrentShiftBits - 1 }, seed),
            WrongInput("a bit of a word written is flipped", MemoryWrite, 1, 1, 8, seed),
            WrongInput("an event is lost", EventValid, 0, EventValid, 1, seed),
            WrongInput("a spike is taken a clock late", SpikeReady, 0, SpikeReady, 1, seed),
            WrongInput("a reset comes from nowhere", 0, 0, Reset, 1, seed),
            WrongPin("the receive pin is turned for half a bit", seed),
        ];
        foreach (var (fault, noticed) in faults)
            output.WriteLine($"{(noticed ? "noticed" : "NOT NOTICED")}: {fault}");
        var waveform = Waveform(seed);
        output.WriteLine($"{(waveform ? "written" : "NOT WRITTEN")}: a waveform of the clocks before the difference");
        var good = faults.Count(fault => fault.Noticed) + (waveform ? 1 : 0);
        output.WriteLine($"bite: {faults.Length + 1} tried, {good} noticed");
        return good == faults.Length + 1;
    }

    private (string Fault, bool Noticed) WrongModel(string fault, Configuration wrong, ulong seed) =>
        (fault, Enumerable.Range(0, MostCases).Any(i => Differs(wrong, seed + (ulong)i, null)));

    // Some way into the case, in so many clocks whose inputs have a bit, bits of a word are inverted.
    private (string Fault, bool Noticed) WrongInput(string fault, ulong when, int word, ulong bits, int clocks, ulong seed)
    {
        return (fault, Enumerable.Range(0, MostCases).Any(i => Differs(_build, seed + (ulong)i, Tamper())));

        Action<long, Span<ulong>> Tamper()
        {
            var left = clocks;
            return (clock, inputs) =>
            {
                if (left == 0 || clock < 10_000 || (inputs[0] & when) != when)
                    return;
                inputs[word] ^= bits;
                left--;
            };
        }
    }

    private (string Fault, bool Noticed) WrongPin(string fault, ulong seed)
    {
        const ulong Rx = 2;
        const int First = 30_000;
        var board = new BoardLockstepCase(_build, seed);
        var result = Lockstep.Run(
            "bite", board, libraries.Part(Libraries.BoardPart, _build.Name), seed,
            tamper: (clock, inputs) => inputs[0] ^= clock is >= First and < First + 12 ? Rx : 0);
        return (fault, result.Difference is not null);
    }

    private bool Differs(Configuration model, ulong seed, Action<long, Span<ulong>>? tamper) =>
        Run(libraries.Core(_build.Name), model, seed, tamper: tamper).Difference is not null;

    private bool Waveform(ulong seed)
    {
        var wrong = _build with { CurrentShiftBits = 0 };
        var result = Run(libraries.Core(_build.Name), wrong, seed);
        if (result.Difference is null)
            return false;
        var file = new WaveformMaker(libraries).Make(
            Libraries.CorePart, _build, result,
            (library, prepare) => Run(library, wrong, seed, prepare));
        return new FileInfo(file).Length > 0;
    }

    private CaseResult Run(
        LockstepLibrary library, Configuration model, ulong seed,
        Action<RtlDesign>? prepare = null, Action<long, Span<ulong>>? tamper = null) =>
        Lockstep.Run("bite", new CoreLockstepCase(_build, seed, new ModelCoreSide(model)), library, seed, prepare, tamper);
}
