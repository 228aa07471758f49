// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Model;

namespace NeuroCore.Cosim;

/// <summary>
/// A random case for the core: a network, and what is done with it. It loads the image, runs ticks with random events,
/// reads and changes memories in between, takes spikes late, resets in the middle of things, and goes on until it has
/// had its clocks and a neuron has fired.
/// </summary>
internal sealed class CoreCase
{
    // Some go on until the counts of clocks and of ticks carry far.
    private const int LongOneIn = 10;
    private const int LongClocks = 1_300_000;

    /// <summary>Clocks of the reset that a case begins with.</summary>
    public const int ResetClocks = 2;

    private const int ForcedTicks = 8;
    private const int AccessClocks = 8;
    private const int MostRead = 512;       // words of a bank that are read at the end

    private readonly CaseRandom _random;
    private readonly Queue<Operation> _pending = new();
    private readonly CoreDriver _driver;
    private readonly int _clocksWanted;
    private readonly int _spikePatience;    // 0: spikes are taken at once; else one in so many clocks
    private readonly int _resets;           // one tick in so many is cut short; 0: none
    private readonly int _eventDensity;     // 0 none, 1 few, 2 half, 3 all
    private readonly CoreScene _scene;
    private readonly int _sceneIn;          // before one tick in so many something is written that ticks seldom come to
    private readonly List<ScriptStep> _steps = [];
    private int _resetIn = -1;
    private int _resetSet = -1;
    private int _spikeStall;
    private int _forced;
    private bool _closing;

    /// <summary>Prepares the case; the seed decides everything.</summary>
    public CoreCase(Configuration configuration, ulong seed)
    {
        _random = new CaseRandom(seed);
        Image = new RandomImage(configuration, _random);
        _spikePatience = _random.Of(0, 0, 0, 2, 3, 20);
        _resets = _random.Of(0, 0, 10, 50);
        _eventDensity = _random.Of(1, 2, 2, 3, 3, 3, 3, 3);
        _scene = new CoreScene(Image, _random);
        _sceneIn = _random.Of(4, 10, 100);
        // Cases that deliver much get most of the clocks.
        var share = Image.Dense && _eventDensity > 1 ? 6 : 2;
        _clocksWanted = share * ((Image.Words.Count * AccessClocks) +
            Math.Clamp(40 * Image.Sources * configuration.Blocks, 10_000, 80_000));
        if (_random.OneIn(LongOneIn))
            _clocksWanted = Math.Max(_clocksWanted, LongClocks);
        foreach (var word in Image.Words)
            _pending.Enqueue(Operation.Writes(word));
        _driver = new CoreDriver(Following);
    }

    /// <summary>The network.</summary>
    public RandomImage Image { get; }

    /// <summary>What was done so far.</summary>
    public CaseScript Script => new(Image.Target, _spikePatience, [.. _steps]);

    /// <summary>Everything was done.</summary>
    public bool Done => _driver.Done;

    /// <summary>Clocks so far.</summary>
    public long Clocks { get; private set; }

    /// <summary>Of these, clocks in which events were being delivered.</summary>
    public long Delivering { get; private set; }

    /// <summary>Spikes so far.</summary>
    public long Spikes { get; private set; }

    /// <summary>The inputs of the next clock.</summary>
    /// <param name="seen">The record of the clock before; all 0 at the start.</param>
    public CoreInputs Next(ReadOnlySpan<ulong> seen)
    {
        Delivering += CoreRecord.Delivers(seen) ? 1 : 0;
        Spikes += CoreRecord.Fires(seen) ? 1 : 0;
        // The power-up reset, then those of the case.
        var reset = Clocks < ResetClocks || _resetIn == 0;
        if (_resetIn >= 0)
            _resetIn--;
        Clocks++;
        return _driver.Next(seen, SpikeReady(), reset);
    }

    private bool SpikeReady()
    {
        if (_spikePatience == 0)
            return true;
        if (_spikeStall > 0)
        {
            _spikeStall--;
            return false;
        }

        if (_random.OneIn(4000))
            _spikeStall = _random.Below(600);
        return _random.OneIn(_spikePatience);
    }

    private Operation? Following()
    {
        while (_pending.Count == 0)
        {
            if (Clocks < ResetClocks)
                return Recorded(Operation.Idle(ResetClocks));
            if (Clocks < _clocksWanted)
            {
                // A case whose neurons stay silent would tell nothing of what spikes do.
                if (Spikes == 0 && 2 * Clocks > _clocksWanted)
                    Force();
                Round();
            }
            else if (Spikes == 0 && _forced < ForcedTicks)
                Force();
            else if (!_closing)
                Close();
            else
                return null;
        }

        return Recorded(_pending.Dequeue());
    }

    private Operation Recorded(Operation operation)
    {
        _steps.Add(new ScriptStep(operation, _resetSet));
        _resetSet = -1;
        return operation;
    }

    private void Round()
    {
        if (_random.OneIn(6))
            Meddle();
        var quiet = false;
        if (_random.OneIn(_sceneIn))
        {
            (var words, quiet) = _scene.Next();
            foreach (var word in words)
                _pending.Enqueue(Operation.Writes(word));
        }

        var pause = Image.Learning.Learns && _random.OneIn(50);
        if (pause)
            _pending.Enqueue(Operation.Writes(Image.Learning.PlasticClasses(0)));
        if (!quiet)
            Events();
        if (_random.OneIn(10))
        {
            var source = _random.Below(Image.Sources);
            _pending.Enqueue(Operation.Tick with { Source = source });
            _pending.Enqueue(Operation.Event(source));
        }
        else
        {
            _pending.Enqueue(Operation.Tick);
        }

        if (_resets != 0 && _random.OneIn(_resets))
            _resetSet = _resetIn = _random.Magnitude(4 * Image.Neurons * Image.Sources / Image.Target.Lanes);
        if (pause)
            _pending.Enqueue(Operation.Writes(Image.Learning.PlasticClasses()));
        // Without a wait the next access or event is held until the tick is over.
        if (!_random.OneIn(4))
            _pending.Enqueue(Operation.Wait);
        if (_random.OneIn(8))
            _pending.Enqueue(Operation.Idle(_random.Below(12)));
    }

    private void Events()
    {
        var words = (Image.Sources + 15) / 16;
        switch (_random.OneIn(12) ? _random.Below(4) : _eventDensity)
        {
            case 0:
                break;
            case 1:
                for (var i = _random.Magnitude(12); i > 0; i--)
                    _pending.Enqueue(Operation.Event(RandomSource(Image.Sources)));
                break;
            case 2:
                for (var word = 0; word < words; word++)
                    AddEventWord(word, (int)_random.Bits());
                break;
            default:
                for (var word = 0; word < words; word++)
                    AddEventWord(word, 0xFFFF);
                break;
        }
    }

    private void AddEventWord(int word, int bits)
    {
        var present = Math.Min(16, Image.Sources - (word * 16));
        _pending.Enqueue(Operation.Writes(new MemoryWord(Bank.Event, word, (ushort)(bits & ((1 << present) - 1)))));
        if (_random.OneIn(4))
            _pending.Enqueue(Operation.Writes(new MemoryWord(Bank.Sign, word, (ushort)_random.Bits())));
    }

    // Reads, changes of the network under way, events and accesses offered at the same time.
    private void Meddle()
    {
        for (var i = _random.Magnitude(20); i > 0; i--)
        {
            var operation = _random.Below(8) switch
            {
                0 => Operation.Writes(Image.Words[_random.Below(Image.Words.Count)]),
                1 when Image.SynapseAddresses.Count > 0 => Operation.Writes(
                    new MemoryWord(Bank.Synapse, SynapseAddress(), (ushort)_random.Bits())),
                2 => Operation.Event(RandomSource(Image.Target.Sources)),
                3 when Image.Target.Has(Capabilities.Learning) && _random.OneIn(2) => Operation.Writes(Image.Learning.AnyWord()),
                3 => RandomWrite(),
                _ => RandomRead(),
            };
            if (operation.Source < 0 && _random.OneIn(6))
                operation = operation with { Source = _random.Below(Image.Sources) };
            _pending.Enqueue(operation);
        }
    }

    private int RandomSource(int sources) => _random.Below(sources) | (_random.OneIn(3) ? 1 << 14 : 0);

    private Operation RandomWrite()
    {
        var bank = _random.Of(Bank.Accumulator, Bank.Sign, Bank.Report, Bank.Projection, Bank.Probe);
        var address = _random.Below(BankDepth.Of(Image.Target, bank));
        var word = (int)_random.Bits();
        return Operation.Writes(new MemoryWord(bank, address, (ushort)(bank == Bank.Projection ? Image.Learning.Projection(address, word) : word)));
    }

    private int SynapseAddress() => Image.SynapseAddresses[_random.Below(Image.SynapseAddresses.Count)];

    private Operation RandomRead()
    {
        var target = Image.Target;
        var bank = _random.OneIn(3)
            ? _random.Of(Bank.Accumulator, Bank.Sign, Bank.Report, Bank.Projection, Bank.Probe, Bank.Encoder, Bank.Noise, Bank.Adaptation, Bank.Count, Bank.CountTake, Bank.FirstSpike,
                Bank.NeuronDecay, Bank.ClassMore, Bank.SecondCurrent, Bank.SourceTrace, Bank.NeuronTrace, Bank.Program, Bank.Learning)
            : (Bank)_random.Between((int)Bank.Control, (int)Bank.Accumulator);
        return bank switch
        {
            Bank.Control => Operation.Reads(bank, _random.Below(16)),
            Bank.Encoder => Operation.Reads(bank, _random.Below(Math.Max(1, target.Encoders))),
            Bank.Noise => Operation.Reads(bank, _random.Below(4)),
            Bank.Synapse when Image.SynapseAddresses.Count > 0 => Operation.Reads(bank, SynapseAddress()),
            Bank.Range => Operation.Reads(bank, _random.Below(target.Sources)),
            Bank.Event => Operation.Reads(bank, _random.Below((target.Sources + 15) / 16)),
            Bank.Class => Operation.Reads(bank, _random.Below(target.Blocks * ClassParameters.WordsPerBlock)),
            Bank.Synapse => Operation.Reads(Bank.Membrane, _random.Below(target.Neurons)),
            Bank.Accumulator or Bank.Sign or Bank.Report or Bank.Projection or Bank.Probe or Bank.NeuronDecay or Bank.ClassMore or
                Bank.SourceTrace or Bank.NeuronTrace or Bank.Program or Bank.Learning =>
                Operation.Reads(bank, _random.Below(BankDepth.Of(target, bank))),
            _ => Operation.Reads(bank, _random.Below(target.Neurons)),
        };
    }

    // A neuron of the least threshold there is, that no refractory count, no theta and no better neuron of its group hold
    // back, fires.
    private void Force()
    {
        _forced++;
        const int Winners = (1 << Fields.GroupWinnersWidth) - 1;
        for (var block = 0; block < Image.Neurons / Image.Target.Lanes && _forced == 1; block++)
        {
            var address = (block * ClassParameters.WordsPerBlock) + (int)ClassWord.ResetKeep;
            _pending.Enqueue(Operation.Writes(new MemoryWord(Bank.Class, address, (Winners << Fields.GroupWinnersLow) | ClassParameters.KeepAll)));
        }

        var neuron = _random.Below(Image.Neurons);
        _pending.Enqueue(Operation.Writes(new MemoryWord(Bank.Threshold, neuron, 0x8000)));
        _pending.Enqueue(Operation.Writes(new MemoryWord(Bank.Residue, neuron, 0)));
        _pending.Enqueue(Operation.Writes(new MemoryWord(Bank.Adaptation, neuron, 0)));
        _pending.Enqueue(Operation.Tick);
        _pending.Enqueue(Operation.Wait);
    }

    // All banks, as far as they are not too large.
    private void Close()
    {
        _closing = true;
        for (var bank = Bank.Control; bank <= Bank.Learning; bank++)
        {
            var depth = bank == Bank.Synapse ? Image.SynapseAddresses.Count : BankDepth.Of(Image.Target, bank);
            var first = _random.Below(Math.Max(1, depth - MostRead + 1));
            for (var place = first; place < Math.Min(depth, first + MostRead); place++)
                _pending.Enqueue(Operation.Reads(bank, bank == Bank.Synapse ? Image.SynapseAddresses[place] : place));
        }

        _pending.Enqueue(Operation.Idle(4));
    }
}
