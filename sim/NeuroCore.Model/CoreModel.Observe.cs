// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

public sealed partial class CoreModel
{
    private const int SlotField = 4;    // bits of a lane's slot

    /// <summary>One clock edge, and what can be seen of the clock that ends with it.</summary>
    /// <param name="inputs">The inputs during that clock.</param>
    /// <param name="observation">The outputs during that clock, and what its edge writes.</param>
    public void Clock(in CoreInputs inputs, out CoreObservation observation)
    {
        observation = default;
        ObserveOutputs(inputs, ref observation);
        ObserveEnables(ref observation);
        if (Phase == Phase.Rest && Writes(inputs))
            ObserveHost(inputs, ref observation);
        if (Takes(inputs) && _counters.Present)
            ObserveTake(inputs, ref observation);
        // The edge may begin another phase, also by a reset, and with it mean the other half.
        observation.EventWriteHalf = observation.EventWrite && _events.SecondHalf;
        Clock(inputs);
        ObserveData(ref observation);
    }

    private void ObserveOutputs(in CoreInputs inputs, ref CoreObservation seen)
    {
        seen.Phase = Phase;
        seen.TickBusy = TickBusy;
        seen.TickEnd = TickEnd;
        seen.EventReady = TakesEvents(inputs);
        seen.MemoryReady = MemoryReady;
        if (MemoryReady && !inputs.MemoryWrite)
            seen.MemoryReadData = Read((Bank)inputs.MemoryBank, inputs.MemoryAddress);
        seen.Tick = _control.Tick;
        seen.Clocks = _control.Clocks;
        seen.Stalls = _control.Stalls;
        seen.Elapsed = _control.Elapsed;
        seen.Overruns = _control.Overruns;
        seen.SpikesLeft = _control.SpikesLeft;
        seen.TickDue = TickDue;
        seen.LastSpike = LastSpike;
        seen.ProbeDue = ProbeDue;
        seen.ProbeLeft = _control.ProbeLeft;
        seen.ProbeCount = ProbeCount;
        seen.EventValid = _scan.EventValid;
        if (_scan.EventValid)
        {
            seen.EventSource = _scan.EventSource;
            seen.EventNegative = _scan.EventNegative;
        }

        seen.SpikeValid = SpikeValid;
        if (SpikeValid)
        {
            seen.SpikeNeuron = SpikeNeuron;
            seen.SpikeTick = SpikeTick;
        }

        seen.Encoded = Phase == Phase.Update && Encoded(out seen.EncodedSource);
        if (!seen.Encoded)
            seen.EncodedSource = 0;
        if (_random && Phase == Phase.Deliver && _sequencer.Ends(DeliverBusy))
            seen.Noise = _noise.State;

        seen.RowValid = RowValid;
        if (seen.RowValid)
        {
            seen.RowSource = _walk.RowSource;
            seen.RowBlock = _walk.RowBlock;
            seen.RowClass = _walk.RowClass;
        }
    }

    // What the edge is about to write, and where.
    private void ObserveEnables(ref CoreObservation seen)
    {
        var clears = Phase == Phase.Deliver
            ? !_sequencer.Plastic && _scan.Loads(_walk.EventReady)
            : Phase == Phase.Pre && _scan.Loads(_learning!.Traces.EventReady);
        if (_learning is not null)
            ObserveLearning(ref seen);
        seen.EventWrite = clears || _events.Setting;
        seen.EventWriteWord = clears ? _scan.FetchedWord : _events.Setting ? _events.SettingWord : 0;

        var clearsSums = Phase == Phase.Update && (_update.AccumulatorClear || _update.SecondClear);
        var lanes = Bits.Mask(Configuration.Lanes);
        seen.AccumulatorWriteLanes = _add || clearsSums ? lanes : 0;
        seen.AccumulatorWritePlace = _add ? _place3 : clearsSums ? ClearPlace : 0;
        seen.AccumulatorWriteFirst = (_add && !_divisive3) || clearsSums;
        seen.AccumulatorWriteDivisive = _divisors is not null && ((_add && _divisive3) || (clearsSums && _update.AccumulatorClear));
        for (var lane = 0; lane < Configuration.Lanes && seen.AccumulatorWriteLanes != 0; lane++)
            seen.AccumulatorWriteSlots |= Slot(_add ? _sums.LanePlace(lane) : ClearPlace, lane);

        seen.CurrentWrite = _update.CurrentWrite;
        seen.CurrentWriteNeuron = _update.CurrentWrite ? _update.CurrentNeuron : 0;
        seen.SecondWrite = _update.SecondWrite;
        seen.SecondWriteNeuron = _update.SecondWrite ? _update.SecondNeuron : 0;
        seen.MembraneWrite = _update.MembraneWrite;
        seen.MembraneWriteNeuron = _update.MembraneWrite ? _update.LastNeuron : 0;
        seen.Fired = _update.Fired;
        seen.FiredNegative = _update.FiredNegative;
        seen.FractionWrite = _update.MembraneWrite;
        seen.RefractoryWrite = _update.RefractoryWrite;
        seen.ThetaWrite = _update.ThetaWrite;
        if (seen.FractionWrite || seen.RefractoryWrite || seen.ThetaWrite)
            seen.ResidueWriteNeuron = _update.LastNeuron;
        seen.CountWrite = _update.Fired && _counters.Present;
        seen.FirstSpikeWrite = _update.Fired && _counters.IsFirst(_update.LastNeuron);
        if (seen.CountWrite)
            seen.CountWriteNeuron = _update.LastNeuron;
    }

    private void ObserveHost(in CoreInputs inputs, ref CoreObservation seen)
    {
        var bank = (Bank)inputs.MemoryBank;
        var address = inputs.MemoryAddress;
        switch (bank)
        {
            case Bank.Synapse:
                seen.SynapseWriteBytes = 3 << (2 * _synapses.Pair(address));
                seen.SynapseWriteWords[_synapses.Pair(address)] = (ushort)_synapses.Word(address);
                seen.SynapseWriteData[_synapses.Pair(address)] = inputs.MemoryWriteData;
                break;
            case Bank.Event:
                seen.EventWrite = true;
                seen.EventWriteWord = _events.Word(address);
                break;
            case Bank.Sign when Configuration.Has(Capabilities.Bipolar):
                seen.EventWrite = true;
                seen.EventWriteWord = _events.Word(address);
                break;
            case Bank.Report when Configuration.Has(Capabilities.Report):
                seen.ReportWrite = true;
                seen.ReportWriteWord = _reports.Word(address);
                break;
            case Bank.Accumulator:
                seen.AccumulatorWriteLanes = 1 << _sums.HostLane(address);
                seen.AccumulatorWriteFirst = !Divides(address);
                seen.AccumulatorWriteDivisive = Divides(address);
                seen.AccumulatorWritePlace = _sums.HostPlace(address);
                seen.AccumulatorWriteSlots = Slot(seen.AccumulatorWritePlace, _sums.HostLane(address));
                break;
            case Bank.Projection:
                ObserveParameter(ParameterMemories.Projection, _projections.Place(address), inputs, ref seen);
                break;
            case Bank.Current:
                seen.CurrentWrite = true;
                seen.CurrentWriteNeuron = _update.Neuron(address);
                break;
            case Bank.SecondCurrent when _update.HasSecondCurrent:
                seen.SecondWrite = true;
                seen.SecondWriteNeuron = _update.Neuron(address);
                break;
            case Bank.Membrane:
                seen.MembraneWrite = true;
                seen.MembraneWriteNeuron = _update.Neuron(address);
                break;
            case Bank.Residue:
                seen.FractionWrite = true;
                seen.RefractoryWrite = true;
                seen.ResidueWriteNeuron = _update.Neuron(address);
                break;
            case Bank.Adaptation when _update.HasAdaptation:
                seen.ThetaWrite = true;
                seen.ResidueWriteNeuron = _update.Neuron(address);
                break;
            case Bank.Count when _counters.Present:
                seen.CountWrite = true;
                seen.CountWriteNeuron = _update.Neuron(address);
                break;
            case Bank.FirstSpike when _counters.Present:
                seen.FirstSpikeWrite = true;
                seen.CountWriteNeuron = _update.Neuron(address);
                break;
            case Bank.Range:
                ObserveParameter(ParameterMemories.Range, _walk.Source(address), inputs, ref seen);
                break;
            case Bank.Threshold:
                ObserveParameter(ParameterMemories.Threshold, _update.Neuron(address), inputs, ref seen);
                break;
            case Bank.Bias when _update.HasBias:
                ObserveParameter(ParameterMemories.Bias, _update.Neuron(address), inputs, ref seen);
                break;
            case Bank.Class:
                ObserveParameter(_update.Classes.MemoryOf(address), _update.Classes.Place(address), inputs, ref seen);
                break;
            case Bank.ClassMore when _update.Classes.Keeps(address):
                ObserveParameter(ParameterMemories.ClassMore, _update.Classes.MorePlace(address), inputs, ref seen);
                break;
            case Bank.NeuronDecay when _update.Classes.HasOwnDecays:
                ObserveParameter(ParameterMemories.Decay, _update.Classes.OwnPlace(address), inputs, ref seen);
                break;
            case Bank.SourceTrace when _learning is { } learning:
                seen.SourceTraceWriteBytes = 1 << learning.Traces.Sources.Lane(address);
                seen.SourceTraceWriteWord = learning.Traces.Sources.Word(address);
                break;
            case Bank.NeuronTrace when _learning is { } learning:
                seen.NeuronTraceWriteBytes = 1 << learning.Traces.Neurons.Lane(address);
                seen.NeuronTraceWriteWord = learning.Traces.Neurons.Word(address);
                break;
            case Bank.Learning when _learning is not null:
                ObserveParameter(ParameterMemories.Learning, address & LearningRegisters.AddressMask, inputs, ref seen);
                break;
            case Bank.Program when _learning is { } learning:
                ObserveParameter(ParameterMemories.Program, learning.Program.Place(address), inputs, ref seen);
                break;
            case Bank.Encoder when HasEncoders:
                ObserveParameter(ParameterMemories.Encoder, _encoders.Place(address), inputs, ref seen);
                break;
            case Bank.Noise when _random:
                ObserveParameter(ParameterMemories.Noise, address & 3, inputs, ref seen);
                break;
            default:
                break;
        }
    }

    private void ObserveTake(in CoreInputs inputs, ref CoreObservation seen)
    {
        seen.CountWrite = true;
        seen.CountWriteNeuron = _update.Neuron(inputs.MemoryAddress);
    }

    private static void ObserveParameter(
        ParameterMemories memory, int address, in CoreInputs inputs, ref CoreObservation seen)
    {
        if (memory == ParameterMemories.None)
            return;
        seen.ParameterWrite = memory;
        seen.ParameterWriteAddress = address;
        seen.ParameterWriteData = inputs.MemoryWriteData;
    }

    // What the edge has written: no memory is written twice in a clock, so it is what the memory now holds.
    private void ObserveData(ref CoreObservation seen)
    {
        if (seen.EventWrite)
        {
            seen.EventWriteData = _events.Whole(seen.EventWriteWord, seen.EventWriteHalf);
            seen.EventWriteSigns = _events.WholeSigns(seen.EventWriteWord, seen.EventWriteHalf);
        }

        if (_learning is not null)
            ObserveLearnt(ref seen);
        if (seen.ReportWrite)
            seen.ReportWriteData = _reports.Whole(seen.ReportWriteWord);
        for (var lane = 0; lane < Configuration.Lanes && seen.AccumulatorWriteLanes != 0; lane++)
        {
            if (((seen.AccumulatorWriteLanes >> lane) & 1) != 0)
                seen.AccumulatorWriteData[lane] = (seen.AccumulatorWriteFirst ? _sums : _divisors!).At(LanePlace(seen, lane), lane);
        }

        if (seen.CurrentWrite)
            seen.CurrentWriteData = (short)_update.Read(Bank.Current, seen.CurrentWriteNeuron);
        if (seen.SecondWrite)
            seen.SecondWriteData = (short)_update.Read(Bank.SecondCurrent, seen.SecondWriteNeuron);
        if (seen.MembraneWrite)
            seen.MembraneWriteData = (short)_update.Read(Bank.Membrane, seen.MembraneWriteNeuron);
        if (seen.FractionWrite)
            seen.FractionWriteData = _update.Read(Bank.Residue, seen.ResidueWriteNeuron) & 0xFF;
        if (seen.RefractoryWrite)
            seen.RefractoryWriteData = _update.Read(Bank.Residue, seen.ResidueWriteNeuron) >> 8;
        if (seen.ThetaWrite)
            seen.ThetaWriteData = (short)_update.Read(Bank.Adaptation, seen.ResidueWriteNeuron);
        if (seen.CountWrite)
            seen.CountWriteData = _counters.Read(Bank.Count, seen.CountWriteNeuron);
        if (seen.FirstSpikeWrite)
            seen.FirstSpikeWriteData = _counters.Read(Bank.FirstSpike, seen.CountWriteNeuron);
    }

    private int LanePlace(in CoreObservation seen, int lane) =>
        _sums.RingPlace((int)(seen.AccumulatorWriteSlots >> (SlotField * lane)), seen.AccumulatorWritePlace & Bits.Mask(_sums.BlockBits));

    private ulong Slot(int place, int lane) => (ulong)(place >> _sums.BlockBits) << (SlotField * lane);
}
