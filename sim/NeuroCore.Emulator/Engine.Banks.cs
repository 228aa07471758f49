// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Emulator;

/// <content>Its memories, as the host sees them. Those of control are not here.</content>
internal sealed unsafe partial class Engine
{
    /// <summary>A word of a bank; address bits that the bank does not have are ignored.</summary>
    public ushort Read(Bank bank, int address) => bank switch
    {
        Bank.Threshold or Bank.Bias or Bank.Class or Bank.Range or Bank.Projection or Bank.Program
            when Build.Has(Capabilities.WriteOnly) => 0,
        Bank.Synapse => ReadSynapses(address),
        Bank.Range => Memory.Ranges[address & Shape.SourceMask],
        Bank.Event => ReadBits(Arrays.Events, EventPlace(address)),
        Bank.Sign => ReadBits(Arrays.Signs, EventPlace(address)),
        Bank.Report => ReadBits(Arrays.Reported, ReportPlace(address)),
        Bank.Projection => Memory.Projections[address & (Memory.Projections.Length - 1)],
        Bank.Current => (ushort)Half(NeuronHalves.Current, address),
        Bank.SecondCurrent => (ushort)Half(NeuronHalves.SecondCurrent, address),
        Bank.Membrane => (ushort)(Arrays[NeuronWords.Membrane][Neuron(address)] >> 8),
        Bank.Residue => (ushort)((byte)Arrays[NeuronWords.Membrane][Neuron(address)] | (Arrays.Held[Neuron(address)] << 8)),
        Bank.Threshold => (ushort)Half(NeuronHalves.Threshold, address),
        Bank.Bias => (ushort)Half(NeuronHalves.Bias, address),
        Bank.Adaptation => (ushort)Half(NeuronHalves.Theta, address),
        Bank.Class => Memory.ClassPlace(address) is var place and >= 0 ? Memory.Classes[place] : (ushort)0,
        Bank.ClassMore => Memory.MorePlace(address) is var block and >= 0 ? Memory.SecondDecays[block] : (ushort)0,
        Bank.NeuronDecay when Build.Has(Capabilities.NeuronDecay) => Memory.OwnDecays[address & (Memory.OwnDecays.Length - 1)],
        Bank.Encoder when Build.Has(Capabilities.Encoders) => Memory.Encoders[address & (Memory.Encoders.Length - 1)],
        Bank.Noise when Shape.Random => (ushort)(Arrays.Header->Noise >> (16 * (address & 3))),
        Bank.Count or Bank.CountTake => (ushort)Half(NeuronHalves.SpikeCount, address),
        Bank.FirstSpike => (ushort)Half(NeuronHalves.FirstSpike, address),
        Bank.Accumulator => (ushort)*Accumulator(address),
        Bank.Probe => Memory.Probes[address & 15],
        Bank.SourceTrace when Learning => *SourceTrace(address),
        Bank.NeuronTrace when Learning => *NeuronItem(address),
        Bank.Program when Learning => Program.Read(address),
        Bank.Learning when Learning => Registers.Read(address),
        _ => 0,
    };

    /// <summary>Writes a word of a bank; banks that the build lacks keep theirs.</summary>
    public void Write(Bank bank, int address, ushort word)
    {
        switch (bank)
        {
            case Bank.Synapse:
                WriteSynapses(address, word);
                break;
            case Bank.Event:
                WriteBits(Arrays.Events, EventPlace(address), word);
                WriteBits(Arrays.Signs, EventPlace(address), 0);
                break;
            case Bank.Sign when Build.Has(Capabilities.Bipolar):
                WriteBits(Arrays.Signs, EventPlace(address), word);
                break;
            case Bank.Report when Build.Has(Capabilities.Report):
                WriteBits(Arrays.Reported, ReportPlace(address), word);
                break;
            case Bank.Accumulator:
                *Accumulator(address) = (short)word;
                _planned &= Plan.AllowsAccumulator((short)word);
                break;
            case Bank.Count when Build.Has(Capabilities.Counters):
                Half(NeuronHalves.SpikeCount, address) = (short)word;
                break;
            case Bank.FirstSpike when Build.Has(Capabilities.Counters):
                Half(NeuronHalves.FirstSpike, address) = (short)word;
                break;
            case Bank.Noise when Shape.Random:
                var low = 16 * (address & 3);
                Arrays.Header->Noise = (Arrays.Header->Noise & ~(0xFFFFUL << low)) | ((ulong)word << low);
                break;
            case Bank.Encoder when Build.Has(Capabilities.Encoders):
                Memory.Encoders[address & (Memory.Encoders.Length - 1)] = word;
                break;
            case Bank.Probe when Build.Has(Capabilities.Probes):
                Memory.Probes[address & 15] = word;
                break;
            default:
                if (!WriteNeuron(bank, address, word) && !(Learning && WriteLearning(bank, address, word)))
                    WriteParameter(bank, address, word);
                break;
        }
    }

    private bool WriteNeuron(Bank bank, int address, ushort word)
    {
        ref var membrane = ref Arrays[NeuronWords.Membrane][Neuron(address)];
        switch (bank)
        {
            case Bank.Current:
                Half(NeuronHalves.Current, address) = (short)Wrap(word, Build.CurrentWidth);
                return true;
            case Bank.SecondCurrent when Build.Has(Capabilities.TwoReceptors):
                Half(NeuronHalves.SecondCurrent, address) = (short)Wrap(word, Build.CurrentWidth);
                return true;
            case Bank.Membrane:
                membrane = (Wrap(word, Build.MembraneWidth - 8) << 8) | (byte)membrane;
                return true;
            case Bank.Residue:
                membrane = (membrane & ~255) | (byte)word;
                Arrays.Held[Neuron(address)] = (byte)(word >> 8);
                _planned &= Plan.AllowsHeld((byte)(word >> 8));
                return true;
            case Bank.Adaptation when Build.Has(Capabilities.Adaptation):
                Half(NeuronHalves.Theta, address) = (short)word;
                _planned &= Plan.Adapts || word == 0;
                return true;
            default:
                return false;
        }
    }

    private bool WriteLearning(Bank bank, int address, ushort word)
    {
        switch (bank)
        {
            case Bank.SourceTrace:
                *SourceTrace(address) = (byte)word;
                _planned &= (byte)word == 0;
                return true;
            case Bank.NeuronTrace:
                *NeuronItem(address) = (byte)word;
                _planned &= ItemOf(address) == (int)NeuronTraceItem.Factor || (ItemOf(address) < (int)NeuronTraceItem.Factor && (byte)word == 0);
                return true;
            case Bank.Program:
                Program.Write(address, word);
                Forget();
                return true;
            case Bank.Learning:
                Registers.Write(address, word);
                _planned &= (LearningRegister)(address & LearningRegistersMask) is LearningRegister.Gate or LearningRegister.ThirdFactor;
                return true;
            default:
                return false;
        }
    }

    private void WriteParameter(Bank bank, int address, ushort word)
    {
        switch (bank)
        {
            case Bank.Range:
                Memory.Ranges[address & Shape.SourceMask] = word;
                break;
            case Bank.Projection:
                Memory.Projections[address & (Memory.Projections.Length - 1)] = Memory.Kept(word);
                break;
            case Bank.Threshold:
                Half(NeuronHalves.Threshold, address) = (short)word;
                break;
            case Bank.Bias when Build.Has(Capabilities.Bias):
                Half(NeuronHalves.Bias, address) = (short)word;
                break;
            case Bank.Class when Memory.ClassPlace(address) is var place and >= 0:
                Memory.Classes[place] = word;
                break;
            case Bank.ClassMore when Memory.MorePlace(address) is var block and >= 0:
                Memory.SecondDecays[block] = word;
                break;
            case Bank.NeuronDecay when Build.Has(Capabilities.NeuronDecay):
                Memory.OwnDecays[address & (Memory.OwnDecays.Length - 1)] = word;
                break;
            default:
                return;
        }

        Forget();
    }

    private const int LearningRegistersMask = Model.LearningRegisters.AddressMask;

    private bool Learning => Build.Has(Capabilities.Learning);

    private int Neuron(int address) => address & Shape.NeuronMask;

    private ref short Half(NeuronHalves array, int address) => ref Arrays[array][Neuron(address)];

    private short* Accumulator(int address)
    {
        var bits = System.Numerics.BitOperations.Log2((uint)Shape.NeuronMask + 1);
        var slot = address >> bits;
        // The divisive receptor's ring is the last; it has the bit of the rings before it.
        var plain = (Build.Receptors * Shape.Delays) - 1;
        if (Build.Has(Capabilities.Divisive) && ((slot >> Build.DelayBits) & Build.Receptors) != 0)
            slot = (Build.Receptors * Shape.Delays) + (slot & (Shape.Delays - 1));
        else
            slot &= plain;
        return Arrays.Accumulators + ((long)slot * Shape.NeuronRoom) + Neuron(address);
    }

    private byte* SourceTrace(int address) => (byte*)Arrays.SourceTraces[
        (address >> System.Numerics.BitOperations.Log2((uint)Shape.SourceMask + 1)) & 1] + (address & Shape.SourceMask);

    private byte* NeuronItem(int address) => (byte*)Arrays.NeuronItems[ItemOf(address)] + Neuron(address);

    private int ItemOf(int address) => (address >> System.Numerics.BitOperations.Log2((uint)Shape.NeuronMask + 1)) & 3;

    private int EventPlace(int address) => address & (Math.Max(2 * Build.EventWidth, Shape.SourceMask + 1) / 16 - 1);

    private int ReportPlace(int address) => address & (Math.Max(2 * Build.EventWidth, Shape.NeuronMask + 1) / 16 - 1);

    private static ushort ReadBits(ulong* bits, int place) => ((ushort*)bits)[place];

    private static void WriteBits(ulong* bits, int place, ushort word) => ((ushort*)bits)[place] = word;

    private static int Wrap(int value, int width) => value << (32 - width) >> (32 - width);
}
