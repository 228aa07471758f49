// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <content>Its memories, as the host sees them.</content>
public sealed partial class CoreModel
{
    /// <summary>A word of a bank, as the memory port reads it, but at once.</summary>
    /// <remarks>Only while no tick runs. Address bits that the bank does not have are ignored.</remarks>
    public ushort Read(Bank bank, int address) => bank switch
    {
        Bank.Threshold or Bank.Bias or Bank.Class or Bank.Range or Bank.Projection or Bank.Program
            when Configuration.Has(Capabilities.WriteOnly) => 0,
        Bank.Control => _control.Read(address),
        Bank.Synapse => _synapses.Read(address),
        Bank.Range => _walk.Read(address),
        Bank.Event => _events.Read(address),
        Bank.Sign => _events.ReadSigns(address),
        Bank.Report => _reports.Read(address),
        Bank.Projection => _projections.Read(address),
        Bank.Current or Bank.Membrane or Bank.Residue or Bank.Threshold or Bank.Bias or Bank.Adaptation or
            Bank.SecondCurrent => _update.Read(bank, address),
        Bank.Class => _update.Classes.Read(address),
        Bank.ClassMore => _update.Classes.ReadMore(address),
        Bank.NeuronDecay => _update.Classes.ReadOwn(address),
        Bank.Encoder when HasEncoders => _encoders.Read(address),
        Bank.Noise when _random => _noise.Read(address),
        Bank.Count or Bank.CountTake or Bank.FirstSpike => _counters.Read(bank, address),
        Bank.Accumulator => Ring(address).Read(address),
        Bank.Probe => _probes.Read(address),
        Bank.SourceTrace when _learning is { } learning => learning.Traces.Sources.Read(address),
        Bank.NeuronTrace when _learning is { } learning => learning.Traces.Neurons.Read(address),
        Bank.Program when _learning is { } learning => learning.Program.Read(address),
        Bank.Learning when _learning is { } learning => learning.Registers.Read(address),
        _ => 0,
    };

    /// <summary>Writes a word of a bank, as the memory port does, but at once; banks that cannot be written keep theirs.</summary>
    /// <remarks>Only while no tick runs. Address bits that the bank does not have are ignored.</remarks>
    public void Write(Bank bank, int address, ushort word)
    {
        switch (bank)
        {
            case Bank.Control:
                _control.Write(address, word);
                break;
            case Bank.Synapse:
                _synapses.Write(address, word);
                break;
            case Bank.Range:
                _walk.Write(address, word);
                break;
            case Bank.Event:
                _events.Write(address, word);
                break;
            case Bank.Sign:
                _events.WriteSigns(address, word);
                break;
            case Bank.Report:
                _reports.Write(address, word);
                break;
            case Bank.Projection:
                _projections.Write(address, word);
                break;
            case Bank.Accumulator:
                Ring(address).Write(address, word);
                break;
            case Bank.Current or Bank.Membrane or Bank.Residue or Bank.Threshold or Bank.Bias or Bank.Adaptation
                or Bank.SecondCurrent:
                _update.Write(bank, address, word);
                break;
            case Bank.Class:
                _update.Classes.Write(address, word);
                break;
            case Bank.ClassMore:
                _update.Classes.WriteMore(address, word);
                break;
            case Bank.NeuronDecay:
                _update.Classes.WriteOwn(address, word);
                break;
            case Bank.Encoder when HasEncoders:
                _encoders.Write(address, word);
                break;
            case Bank.Noise when _random:
                _noise.Write(address, word);
                break;
            case Bank.Probe:
                _probes.Write(address, word);
                break;
            case Bank.Count or Bank.FirstSpike:
                _counters.Write(bank, address, word);
                break;
            case Bank.SourceTrace:
                _learning?.Traces.Sources.Write(address, (byte)word);
                break;
            case Bank.NeuronTrace:
                _learning?.Traces.Neurons.Write(address, (byte)word);
                break;
            case Bank.Program:
                _learning?.Program.Write(address, word);
                break;
            case Bank.Learning:
                _learning?.Registers.Write(address, word);
                break;
            default:
                break;
        }
    }

    // The accumulators that a host address means: the divisive receptor is the last.
    private Accumulators Ring(int address) => _divisors is { } divisors && Divides(address) ? divisors : _sums;

    private bool Divides(int address) =>
        _divisors is not null && ((address >> Bits.For(Configuration.Neurons) >> Configuration.DelayBits) & Configuration.Receptors) != 0;

    private bool HasEncoders => Configuration.Has(Capabilities.Encoders);
}
