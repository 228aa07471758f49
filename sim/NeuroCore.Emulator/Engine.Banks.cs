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
        Bank.Encoder when Build.Has(Capabilities.Encoders) => Memory.Encoders[address & Memory.EncoderMask],
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
                _checksSums |= word != 0;
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
                Memory.Encoders[address & Memory.EncoderMask] = word;
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
                Require(word >> 8 == 0 || _plans.TrueForAll(plan => plan.Holds));
                return true;
            case Bank.Adaptation when Build.Has(Capabilities.Adaptation):
                Half(NeuronHalves.Theta, address) = (short)word;
                Require(word == 0 || _plans.TrueForAll(plan => plan.Adapts));
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
                RequireTraces((byte)word);
                return true;
            case Bank.NeuronTrace:
                var changes = *NeuronItem(address) != (byte)word;
                *NeuronItem(address) = (byte)word;
                if (ItemOf(address) < (int)NeuronTraceItem.Factor)
                    RequireTraces((byte)word);
                else
                    Require(ItemOf(address) == (int)NeuronTraceItem.Factor || !changes);
                return true;
            case Bank.Program:
                Require(Program.Read(address) == word);
                Program.Write(address, word);
                return true;
            case Bank.Learning:
                var before = Registers.Read(address);
                Registers.Write(address, word);
                Require(
                    (LearningRegister)(address & LearningRegistersMask) is LearningRegister.Gate or LearningRegister.ThirdFactor ||
                    before == Registers.Read(address));
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
                Put(ref Memory.Ranges[address & Shape.SourceMask], word);
                break;
            case Bank.Projection:
                Put(ref Memory.Projections[address & (Memory.Projections.Length - 1)], Memory.Kept(word));
                break;
            case Bank.Threshold:
                Put(ref System.Runtime.CompilerServices.Unsafe.As<short, ushort>(ref Half(NeuronHalves.Threshold, address)), word);
                break;
            case Bank.Bias when Build.Has(Capabilities.Bias):
                Put(ref System.Runtime.CompilerServices.Unsafe.As<short, ushort>(ref Half(NeuronHalves.Bias, address)), word);
                break;
            case Bank.Class when Memory.ClassPlace(address) is var place and >= 0:
                Put(ref Memory.Classes[place], word);
                break;
            case Bank.ClassMore when Memory.MorePlace(address) is var block and >= 0:
                Put(ref Memory.SecondDecays[block], word);
                break;
            case Bank.NeuronDecay when Build.Has(Capabilities.NeuronDecay):
                Put(ref Memory.OwnDecays[address & (Memory.OwnDecays.Length - 1)], word);
                break;
            default:
                break;
        }
    }

    // A plan that takes for granted what is not so any more is none.
    private void Require(bool holds)
    {
        if (!holds)
            Forget();
    }

    private void RequireTraces(byte value) => Require(value == 0 || _plans.TrueForAll(plan => plan.ActiveTraces.All(active => active)));

    private void Put(ref ushort word, ushort value)
    {
        Require(word == value);
        word = value;
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
