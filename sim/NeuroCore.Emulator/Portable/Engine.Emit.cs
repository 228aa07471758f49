// SPDX-License-Identifier: Apache-2.0
using System.Numerics;
using NeuroCore.Hardware;

namespace NeuroCore.Emulator;

/// <content>Encoders, counters, and what fired as events of the coming tick.</content>
internal sealed unsafe partial class Engine
{
    /// <summary>Encoded inputs that fire become events of the coming tick.</summary>
    public void Encode()
    {
        var header = Arrays.Header;
        var first = Build.FirstEncoded(Neurons);
        var encoders = new EncoderVector(header->Noise, (uint)header->Tick, (int)header->Elapsed);
        for (var i = 0; i < Encoders; i += EncoderVector.Lanes)
        {
            var place = first + i;
            var fires = encoders.Fires(Memory.Encoders.AsSpan(i, EncoderVector.Lanes), place) & ((1u << Math.Min(EncoderVector.Lanes, Encoders - i)) - 1);
            Arrays.Events[place / 64] |= (ulong)fires << (place & 63);
        }
    }

    /// <summary>Neurons that fired are counted, listed, and become events of the coming tick; those that are reported are handed out.</summary>
    public void Emit()
    {
        var header = Arrays.Header;
        header->FiredCount = 0;
        for (var word = 0; word * 64 < Neurons; word++)
        {
            var (fired, signs) = (Arrays.FiredBits[word], Arrays.FiredSigns[word]);
            Arrays.Events[word] |= fired;
            Arrays.Signs[word] |= signs;
            for (; fired != 0; fired &= fired - 1)
            {
                var place = BitOperations.TrailingZeroCount(fired);
                Emit((word * 64) + place, ((signs >> place) & 1) != 0);
            }
        }
    }

    private void Emit(int neuron, bool negative)
    {
        var header = Arrays.Header;
        Arrays.Fired[header->FiredCount++] = neuron;
        if (Build.Has(Capabilities.Counters))
        {
            ref var count = ref ((ushort*)Arrays[NeuronHalves.SpikeCount])[neuron];
            if (count == 0)
                Arrays[NeuronHalves.FirstSpike][neuron] = (short)header->Elapsed;
            if (count != ushort.MaxValue)
                count++;
        }

        if (!Build.Has(Capabilities.Report) || ((Arrays.Reported[neuron / 64] >> neuron) & 1) != 0)
            header->Spikes[header->SpikeCount++] = new SpikeEntry((uint)header->Tick, (uint)neuron | (negative ? SpikeEntry.NegativeBit : 0));
    }
}
