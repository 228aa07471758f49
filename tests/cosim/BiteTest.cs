// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Cosim;

/// <summary>
/// Does the lockstep bite? The model is given a wrong parameter, or the RTL a wrong input; every such fault must be
/// reported as a difference, and the first one with a waveform.
/// </summary>
internal sealed class BiteTest(Libraries libraries, TextWriter output)
{
    private const int MostCases = 60;

    // Bits of the first word of inputs.
    private const ulong Reset = 1;
    private const ulong EventValid = 1UL << 2;
    private const ulong SpikeReady = 1UL << 3;
    private const ulong MemoryWrite = 1UL << 5;
    private const int BankLow = 8;
    private const ulong BankMask = 31;
    private const int AddressLow = 32;
    private const ulong NegativeEvent = 1UL << 30;

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
            WrongModel("slots one bit fewer", _build with { DelayBits = _build.DelayBits - 1 }, seed),
            WrongModel("exponent one bit narrower", _build with { ExponentBits = _build.ExponentBits - 1 }, seed),
            WrongModel("one encoder fewer", _build with { Encoders = _build.Encoders - 1 }, seed),
            WithoutFeature("leak", Capabilities.Leak, seed),
            WithoutFeature("synaptic decay", Capabilities.SynapticDecay, seed),
            WithoutFeature("a floor", Capabilities.Floor, seed),
            WithoutFeature("neurons that are not reset", Capabilities.ResetNone, seed),
            WithoutFeature("a kept share of a reset", Capabilities.KeepReset, seed),
            WithoutFeature("adaptation", Capabilities.Adaptation, seed),
            WithoutFeature("negative spikes", Capabilities.Bipolar, seed),
            WithoutFeature("negative projections", Capabilities.Polarity, seed),
            WithoutFeature("noise on v", Capabilities.Noise, seed),
            WithoutFeature("silencing", Capabilities.Silencing, seed),
            WithoutFeature("counters", Capabilities.Counters, seed),
            WithoutFeature("report", Capabilities.Report, seed),
            WithoutFeature("probes", Capabilities.Probes, seed),
            WithoutFeature("pacing", Capabilities.Pacing, seed),
            WrongWord("a delay that is wrong by one slot", Bank.Projection, ~0, 0, 1UL << Fields.DelayLow, seed),
            WrongWord("an exponent that is wrong by one", Bank.Projection, ~0, 0, 1UL << Fields.ExponentLow, seed),
            WrongWord("a projection of the wrong sign", Bank.Projection, ~0, 0, 1UL << Fields.NegativeLow, seed),
            WrongWord("a class's theta that decays too often", Bank.Class, 7, (int)ClassWord.AdaptationDecay, 1UL << Fields.ThetaPeriodLow, seed),
            WrongWord("a bit of the noise's state is flipped", Bank.Noise, 3, 2, 1 << 5, seed),
            WrongWord("the lowest bit of a drive is flipped", Bank.Encoder, ~0, 0, 1, seed),
            WrongWord("a count that is wrong by one", Bank.Count, ~0, 0, 1, seed),
            WrongWord("a neuron that is not reported", Bank.Report, ~0, 0, 1, seed),
            WrongWord("probes of the next word", Bank.Probe, 0, 0, 1, seed),
            WrongWord("a period that is wrong by 16 clocks", Bank.Control, 15, (int)ControlRegister.TickPeriod, 1, seed),
            WrongWord("one spike fewer until the stop", Bank.Control, 15, (int)ControlRegister.SpikesLeft, 1, seed),
            WrongInput("the sign of an event is turned", EventValid, 0, NegativeEvent, 1, seed),
            WrongInput("a bit of a word written is flipped", MemoryWrite, 1, 1, 8, seed),
            WrongInput("an event is lost", EventValid, 0, EventValid, 1, seed),
            WrongInput("spikes are taken late for a while", SpikeReady, 0, SpikeReady, 2_000, seed),
            WrongInput("a reset comes from nowhere", 0, 0, Reset, 1, seed),
            WrongPin("the receive pin is turned for half a bit", seed),
            .. LearningFaults.All.Select(fault => WrongLearning(fault.Fault, fault.Build, fault.Make, seed)),
        ];
        foreach (var (fault, noticed) in faults)
            output.WriteLine($"{(noticed ? "noticed" : "NOT NOTICED")}: {fault}");
        var waveform = Waveform(seed);
        output.WriteLine($"{(waveform ? "written" : "NOT WRITTEN")}: a waveform of the clocks before the difference");
        var (shrunk, steps, left) = Shrinks(seed);
        output.WriteLine($"{(shrunk ? "shrunk" : "NOT SHRUNK")}: a case that fails, from {steps} steps to {left}, which fail too when they are read back");
        var good = faults.Count(fault => fault.Noticed) + (waveform ? 1 : 0) + (shrunk ? 1 : 0);
        output.WriteLine($"bite: {faults.Length + 2} tried, {good} noticed");
        return good == faults.Length + 2;
    }

    private (string Fault, bool Noticed) WrongModel(string fault, Configuration wrong, ulong seed) =>
        (fault, Enumerable.Range(0, MostCases).Any(i => Differs(wrong, seed + (ulong)i, null)));

    private (string Fault, bool Noticed) WithoutFeature(string feature, Capabilities capability, ulong seed) =>
        WrongModel($"without {feature}", _build with { Capabilities = _build.Capabilities & ~capability }, seed);

    // A bit of every word that is written to a bank, or to those of its addresses that have some low bits, is inverted:
    // in the whole time that the host's access takes, so the memory holds it.
    private (string Fault, bool Noticed) WrongWord(
        string fault, Bank bank, int addressMask, int address, ulong bit, ulong seed)
    {
        return (fault, Enumerable.Range(0, MostCases).Any(i => Differs(_build, seed + (ulong)i, Tamper)));

        void Tamper(long clock, Span<ulong> inputs)
        {
            var at = (int)(inputs[0] >> AddressLow);
            var here = addressMask == ~0 ? at == address : (at & addressMask) == address;
            if ((inputs[0] & MemoryWrite) != 0 && (Bank)((inputs[0] >> BankLow) & BankMask) == bank && here)
                inputs[1] ^= bit;
        }
    }

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

    private (string Fault, bool Noticed) WrongLearning(string fault, Configuration build, Func<LearningFault> make, ulong seed) =>
        (fault, Enumerable.Range(0, MostCases).Select(i => seed + (ulong)i).Any(one =>
            Lockstep.Run("bite", new CoreLockstepCase(build, one, new FaultySide(build, make())), libraries.Core(build.Name), one).Difference is not null));

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

    // What is wrong shows in a tick of one neuron: some parameters and a few ticks are enough.
    private (bool Shrunk, int Steps, int Left) Shrinks(ulong seed)
    {
        const int Few = 40;
        var wrong = _build with { CurrentShiftBits = 0 };
        var library = libraries.Core(_build.Name);
        bool Fails(CaseScript script) => Lockstep.Run("bite", new ScriptCase(script, new ModelCoreSide(wrong)), library, seed).Difference is not null;
        for (var one = seed; one < seed + MostCases; one++)
        {
            var @case = new CoreLockstepCase(_build, one, new ModelCoreSide(wrong));
            if (Lockstep.Run("bite", @case, library, one).Difference is null || !Fails(@case.Script))
                continue;
            var script = new Shrinker(Fails, TimeSpan.FromMinutes(1)).Shrink(@case.Script);
            var read = CaseScript.Read(script.Lines(), "a shrunk case");
            return (script.Steps.Length <= Few && Fails(read) && !Differs(read), @case.Script.Steps.Length, script.Steps.Length);
        }

        return (false, 0, 0);
    }

    private bool Differs(CaseScript script) =>
        Lockstep.Run("bite", new ScriptCase(script, new ModelCoreSide(_build)), libraries.Core(_build.Name), 1).Difference is not null;

    private CaseResult Run(
        LockstepLibrary library, Configuration model, ulong seed,
        Action<RtlDesign>? prepare = null, Action<long, Span<ulong>>? tamper = null) =>
        Lockstep.Run("bite", new CoreLockstepCase(_build, seed, new ModelCoreSide(model)), library, seed, prepare, tamper: tamper);
}
