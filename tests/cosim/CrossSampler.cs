// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Model;

namespace NeuroCore.Cosim;

/// <summary>Tells which combinations of the <see cref="Crosses"/> a core meets, clock by clock.</summary>
/// <param name="core">The model, to be looked at after each of its clocks.</param>
internal sealed class CrossSampler(CoreModel core)
{
    private const int None = 0, Positive = 1, Negative = 2;

    private readonly Configuration _build = core.Configuration;
    private readonly int _lowest = -(1 << (core.Configuration.MembraneWidth - 9));
    private readonly int _highest = (1 << (core.Configuration.MembraneWidth - 9)) - 1;
    private bool _askedInTick;

    /// <summary>What was met so far.</summary>
    public CrossCounts Counts { get; } = new();

    /// <summary>Looks at a clock.</summary>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="seen">What the model showed in it.</param>
    public void Sample(in CoreInputs inputs, in CoreObservation seen)
    {
        if (inputs.Reset)
            Counts.Hit(Crosses.ResetIn, (int)seen.Phase);
        SampleAccess(inputs, seen);
        // What cannot be read back cannot be told apart; other builds have the same features.
        if (_build.Has(Capabilities.WriteOnly))
            return;
        if (seen.Phase == Phase.Update && seen.MembraneWrite)
            SampleNeuron(seen);
        if (seen.TickEnd && Has(Capabilities.Silencing, Capabilities.Refractory, Capabilities.Noise))
            SampleHeld();
        if (seen.Phase == Phase.Deliver && seen.RowValid)
            SampleRow(seen);
        if (seen.Phase == Phase.Deliver && seen.AccumulatorWriteLanes != 0)
            SampleSum(seen);
        if (seen.Phase != Phase.Rest && seen.SynapseWriteBytes != 0)
            SampleWeights(seen);
    }

    private void SampleAccess(in CoreInputs inputs, in CoreObservation seen)
    {
        _askedInTick = inputs.MemoryValid && (_askedInTick || seen.TickBusy);
        if (!inputs.MemoryValid || !seen.MemoryReady)
            return;
        Counts.Hit(Crosses.Access, inputs.MemoryBank - (int)Bank.Control, inputs.MemoryWrite ? 1 : 0, _askedInTick ? 1 : 0);
        _askedInTick = false;
    }

    private void SampleNeuron(in CoreObservation seen)
    {
        var neuron = seen.MembraneWriteNeuron;
        var words = new ushort[ClassParameters.WordsPerBlock];
        for (var word = 0; word < words.Length; word++)
            words[word] = core.Read(Bank.Class, (neuron / _build.Lanes * ClassParameters.WordsPerBlock) + word);
        var firing = words[(int)ClassWord.Firing];
        var spike = !seen.Fired ? None : seen.FiredNegative ? Negative : Positive;
        var reset = Has(Capabilities.ResetValue, Capabilities.ResetSubtract, Capabilities.ResetNone)
            ? Field(firing, Fields.ResetModeLow, Fields.ResetModeWidth) : -1;
        var bound = seen.MembraneWriteData == _lowest ? 0 : seen.MembraneWriteData == _highest ? 2 : 1;
        if (reset is >= 0 and < 3)
            Counts.Hit(Crosses.Reset, reset, spike, bound);

        if (Has(Capabilities.Adaptation) && seen.ThetaWrite)
        {
            var period = Field(words[(int)ClassWord.AdaptationDecay], Fields.ThetaPeriodLow, Fields.ThetaPeriodWidth);
            Counts.Hit(Crosses.Theta, Sign(seen.ThetaWriteData), spike, period == 0 ? 0 : 1);
        }

        if (_build.Winners == 0 || Field(firing, Fields.CompetesLow, Fields.CompetesWidth) == 0)
            return;
        var block = neuron / _build.Lanes;
        while (!IsEnd(block))
            block++;
        var most = Math.Min(_build.Winners, Field(core.Read(Bank.Class, (block * ClassParameters.WordsPerBlock) + (int)ClassWord.ResetKeep), Fields.GroupWinnersLow, Fields.GroupWinnersWidth));
        Counts.Hit(Crosses.Group, most switch { 0 => 0, 1 => 1, 2 or 3 => 2, _ => 3 }, spike, block == neuron / _build.Lanes ? 1 : 0);
    }

    // Of a silenced neuron nothing is written, so nothing of it is seen while neurons are updated.
    private void SampleHeld()
    {
        const int Silenced = 0x8000, Refractory = 0x7F00;
        for (var neuron = core.Read(Bank.Control, (int)ControlRegister.ImageNeurons) - 1; neuron >= 0; neuron--)
        {
            var residue = core.Read(Bank.Residue, neuron);
            var held = ((residue & Refractory) != 0 ? 1 : 0) + ((residue & Silenced) != 0 ? 2 : 0);
            var firing = core.Read(Bank.Class, (neuron / _build.Lanes * ClassParameters.WordsPerBlock) + (int)ClassWord.Firing);
            var noise = Field(firing, Fields.NoiseAmplitudeLow, Fields.NoiseAmplitudeWidth);
            Counts.Hit(Crosses.Held, held, Sign((short)core.Read(Bank.Current, neuron)), noise == 0 ? 0 : 1);
        }
    }

    private void SampleRow(in CoreObservation seen)
    {
        if (!Has(Capabilities.Polarity, Capabilities.Bipolar) || _build.DelayBits == 0 || _build.ExponentBits == 0)
            return;
        var word = ProjectionWord.FromWord(core.Read(Bank.Projection, ProjectionWord.Address(_build, seen.RowClass, seen.RowBlock)));
        var (delay, exponent) = (word.Delay & ((1 << _build.DelayBits) - 1), word.Exponent & ((1 << _build.ExponentBits) - 1));
        var receptor = word.Receptor switch
        {
            1 when Has(Capabilities.TwoReceptors) => 1,
            2 when Has(Capabilities.Divisive) => 2,
            _ => 0,
        };
        Counts.Hit(Crosses.Event, seen.EventNegative ? 1 : 0, word.Negative ? 1 : 0, Part(delay, _build.DelayBits), Part(exponent, _build.ExponentBits), receptor);
    }

    private void SampleSum(in CoreObservation seen)
    {
        ReadOnlySpan<short> sums = seen.AccumulatorWriteData;
        for (var lane = 0; lane < _build.Lanes; lane++)
        {
            if (((seen.AccumulatorWriteLanes >> lane) & 1) != 0)
                Counts.Hit(Crosses.Sum, seen.AccumulatorWriteDivisive && !seen.AccumulatorWriteFirst ? 1 : 0, sums[lane] switch { short.MinValue => 0, short.MaxValue => 2, _ => 1 });
        }
    }

    private void SampleWeights(in CoreObservation seen)
    {
        var kind = Has(Capabilities.FineSynapses) ? 1 : Has(Capabilities.TaggedSynapses) ? 2 : 0;
        var by = seen.Phase switch { Phase.Post => 1, Phase.Epoch => 2, _ => 0 };
        ReadOnlySpan<ushort> words = seen.SynapseWriteData;
        for (var half = 0; half < 2 * _build.Pairs; half++)
        {
            if (((seen.SynapseWriteBytes >> half) & 1) == 0 || (kind == 1 && half % 2 == 0) || (kind == 2 && half % 2 == 1))
                continue;
            var weight = (sbyte)(words[half / 2] >> (half % 2 * 8));
            if (weight != WeightCodes.NoSynapse)
                Counts.Hit(Crosses.Weight, kind, by, weight switch { -127 => 0, < 0 => 1, 0 => 2, 127 => 4, _ => 3 });
        }
    }

    private bool IsEnd(int block) =>
        block == _build.Blocks - 1 ||
        Field(core.Read(Bank.Class, (block * ClassParameters.WordsPerBlock) + (int)ClassWord.Firing), Fields.GroupEndLow, Fields.GroupEndWidth) == 1;

    private bool Has(params ReadOnlySpan<Capabilities> all)
    {
        foreach (var one in all)
        {
            if (!_build.Has(one))
                return false;
        }

        return true;
    }

    private static int Field(int word, int low, int width) => (word >> low) & ((1 << width) - 1);

    private static int Sign(int value) => Math.Sign(value) + 1;

    private static int Part(int value, int bits) => value == 0 ? 0 : value == (1 << bits) - 1 ? 2 : 1;
}
