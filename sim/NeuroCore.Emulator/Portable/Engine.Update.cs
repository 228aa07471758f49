// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Emulator.Plan;
using NeuroCore.Hardware;

namespace NeuroCore.Emulator;

/// <content>Step 2: neurons.</content>
internal sealed unsafe partial class Engine
{
    private const int HeldMask = 127;
    private const int SilencedBit = 128;
    private const int FractionBits = 8;
    private const int KeepBits = 12;
    private const int ModeSubtract = (int)ResetMode.Subtract;

    /// <summary>All neurons, ascending; then the winners of each group.</summary>
    public void Update() => UpdateFrom(0);

    /// <summary>All neurons from one on; then the winners of each group.</summary>
    public void UpdateFrom(int first)
    {
        for (var word = first / 64; word * 64 < Neurons; word++)
        {
            var below = first > word * 64 ? (1UL << (first - (word * 64))) - 1 : 0;
            Arrays.FiredBits[word] &= below;
            Arrays.FiredSigns[word] &= below;
            Arrays.Candidates[word] = 0;
        }

        for (var neuron = first; neuron < Neurons; neuron++)
        {
            var sign = Update(neuron);
            if (sign == 0)
                continue;
            if (Arrays[NeuronWords.Competes][neuron] != 0)
                Set(Arrays.Candidates, neuron);
            else
                Spike(neuron, sign);
        }

        foreach (var group in Plan.Groups)
            SpikeWinners(group);
    }

    // A neuron up to the test: sign of the spike that it would fire.
    private int Update(int neuron)
    {
        var slot = (int)(Arrays.Header->Tick & (ulong)(Shape.Delays - 1));
        var input = TakeInput(slot, neuron);
        var second = Build.Has(Capabilities.TwoReceptors) ? TakeInput(slot + Shape.Delays, neuron) : 0;
        var divisive = Build.Has(Capabilities.Divisive) ? TakeInput(slot + (Build.Receptors * Shape.Delays), neuron) : 0;
        var held = Arrays.Held[neuron];
        if (Build.Has(Capabilities.Silencing) && (held & SilencedBit) != 0)
            return 0;

        var u = NewCurrent(NeuronHalves.Current, NeuronWords.KeepU, NeuronWords.AccumulatorShift, neuron, input);
        var u2 = Build.Has(Capabilities.TwoReceptors)
            ? NewCurrent(NeuronHalves.SecondCurrent, NeuronWords.KeepSecond, NeuronWords.SecondShift, neuron, second)
            : 0;
        if (Build.Has(Capabilities.Adaptation) && (Arrays.Header->Tick & (ulong)Arrays[NeuronWords.ThetaMask][neuron]) == 0)
            Arrays[NeuronHalves.Theta][neuron] = (short)(Arrays[NeuronHalves.Theta][neuron] * Arrays[NeuronWords.KeepTheta][neuron] / 4096);
        if (Build.Has(Capabilities.Refractory) && (held & HeldMask) != 0)
        {
            Arrays.Held[neuron]--;
            return 0;
        }

        ref var v = ref Arrays[NeuronWords.Membrane][neuron];
        var keep = Math.Max(0, Arrays[NeuronWords.KeepV][neuron] - Math.Max(0, divisive));
        var driven = Kept(v, keep) + ((u + u2) << Arrays[NeuronWords.CurrentShift][neuron]) + Arrays[NeuronWords.Bias][neuron] + NoiseOf(neuron);
        v = Math.Max(Arrays[NeuronWords.Floor][neuron], Bounded(driven, Build.MembraneWidth));
        var test = Test(neuron);
        return v >= test ? 1 : Arrays[NeuronWords.Bipolar][neuron] != 0 && v <= -test ? -1 : 0;
    }

    private int TakeInput(int slot, int neuron)
    {
        ref var sum = ref Arrays.Accumulators[((long)slot * Shape.NeuronRoom) + neuron];
        var input = sum;
        sum = 0;
        return input;
    }

    private int NewCurrent(NeuronHalves array, NeuronWords keep, NeuronWords shift, int neuron, int input)
    {
        ref var u = ref Arrays[array][neuron];
        u = (short)Bounded((u * Arrays[keep][neuron] / 4096) + (input << Arrays[shift][neuron]), Build.CurrentWidth);
        return u;
    }

    private int NoiseOf(int neuron)
    {
        var amplitude = Arrays[NeuronWords.Noise][neuron];
        return amplitude == 0 ? 0 : Model.LifArithmetic.Noise(Model.PlaceNoise.Of(Arrays.Header->Noise, neuron), amplitude);
    }

    // Threshold and theta on v's scale.
    private int Test(int neuron) =>
        (Arrays[NeuronHalves.Threshold][neuron] + Arrays[NeuronHalves.Theta][neuron]) << FractionBits;

    private void Spike(int neuron, int sign)
    {
        ref var v = ref Arrays[NeuronWords.Membrane][neuron];
        var mode = Arrays[NeuronWords.Reset][neuron];
        if (mode == (int)ResetMode.Value)
            v = Arrays[NeuronWords.ResetValue][neuron];
        else if (mode == ModeSubtract)
            v = Kept(Wrap(v - (sign * Test(neuron)), Build.MembraneWidth), Arrays[NeuronWords.KeepReset][neuron]);
        ref var theta = ref Arrays[NeuronHalves.Theta][neuron];
        theta = (short)Bounded(theta + Arrays[NeuronWords.ThetaStep][neuron], 16);
        if (Build.Has(Capabilities.Refractory))
            Arrays.Held[neuron] = (byte)((Arrays.Held[neuron] & SilencedBit) | Arrays[NeuronWords.Refractory][neuron]);
        Set(Arrays.FiredBits, neuron);
        if (sign < 0)
            Set(Arrays.FiredSigns, neuron);
    }

    // Of the candidates those of largest excess fire, of equals the lower numbers.
    private void SpikeWinners(WinnerGroup group)
    {
        for (var winners = 0; winners < group.Winners; winners++)
        {
            var (best, most) = (-1, 0L);
            for (var neuron = group.First; neuron <= group.Last; neuron++)
            {
                if (((Arrays.Candidates[neuron / 64] >> neuron) & 1) == 0)
                    continue;
                var excess = (SignOf(neuron) * (long)Arrays[NeuronWords.Membrane][neuron]) - Test(neuron);
                if (best < 0 || excess > most)
                    (best, most) = (neuron, excess);
            }

            if (best < 0)
                return;
            Arrays.Candidates[best / 64] &= ~(1UL << best);
            Spike(best, SignOf(best));
        }
    }

    // Of a candidate.
    private int SignOf(int neuron) => Arrays[NeuronWords.Membrane][neuron] >= Test(neuron) ? 1 : -1;

    private static void Set(ulong* bits, int place) => bits[place / 64] |= 1UL << place;

    // The share of 4096, toward zero.
    private static int Kept(int value, int keep) => (int)((long)value * keep / (1 << KeepBits));

    private static int Bounded(int value, int width) => Math.Clamp(value, -(1 << (width - 1)), (1 << (width - 1)) - 1);
}
