// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Model;
using NeuroCore.Network;

namespace NeuroCore.Figures;

/// <summary>A compiled network on the cycle-accurate core, without the link: ticks go in, spikes and states come out.</summary>
public sealed class ModelRun
{
    private readonly CoreModel _core;
    private readonly RegisterImage _image;
    private readonly List<(int Neuron, int Sign)> _fired = [];

    /// <summary>Compiles a network and loads it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="build">Name of the build.</param>
    public ModelRun(NetworkDescription network, string build)
        : this(NetworkCompiler.Compile(network, Configurations.Named(build)).Image)
    {
    }

    /// <summary>Loads an image.</summary>
    public ModelRun(RegisterImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        _image = image;
        _core = new CoreModel(image.Target);
        foreach (var section in image.Sections)
            Write(section);
    }

    /// <summary>Ticks done since the image was loaded or put to rest.</summary>
    public int Ticks { get; private set; }

    /// <summary>Clears what a run leaves behind and writes the image's first state, as a loader does.</summary>
    public void Rest()
    {
        foreach (var bank in new[] { Bank.Current, Bank.Membrane, Bank.Residue, Bank.Adaptation })
        {
            for (var neuron = 0; neuron < _image.Target.Neurons; neuron++)
                _core.Write(bank, neuron, 0);
        }

        for (var word = 0; word < (_image.Target.Sources + 15) / 16; word++)
        {
            _core.Write(Bank.Event, word, 0);
            _core.Write(Bank.Sign, word, 0);
        }

        var slot = Configuration.PowerOfTwoFrom(_image.Target.Neurons);
        for (var sum = 0; sum < _image.Target.AccumulatorSlots * slot; sum++)
            _core.Write(Bank.Accumulator, sum, 0);
        foreach (var section in _image.Sections.Where(section => section.Bank is not Bank.Synapse and not Bank.Range))
            Write(section);
        _core.Write(Bank.Control, (int)ControlRegister.TickLow, 0);
        _core.Write(Bank.Control, (int)ControlRegister.TickHigh, 0);
        Ticks = 0;
    }

    /// <summary>Number of a neuron or source in the image.</summary>
    public int Place(string population, int index) =>
        _image.Metadata.Populations.Single(place => place.Name == population).First + index;

    /// <summary>A word of a bank; only between ticks.</summary>
    public ushort Read(Bank bank, int address) => _core.Read(bank, address);

    /// <summary>v in 256ths of its integer part.</summary>
    public int Membrane(int neuron) =>
        ((short)_core.Read(Bank.Membrane, neuron) * 256) + (_core.Read(Bank.Residue, neuron) & 0xFF);

    /// <summary>u.</summary>
    public int Current(int neuron) => (short)_core.Read(Bank.Current, neuron);

    /// <summary>theta.</summary>
    public int Theta(int neuron) => (short)_core.Read(Bank.Adaptation, neuron);

    /// <summary>One tick with these sources firing; the neurons that fired, ascending, good until the next tick.</summary>
    public IReadOnlyList<(int Neuron, int Sign)> Tick(IEnumerable<int>? sources = null)
    {
        foreach (var source in sources ?? [])
            Offer(source);
        _fired.Clear();
        _core.Clock(new CoreInputs { TickStart = true });
        while (_core.TickBusy)
        {
            if (_core.SpikeValid)
                _fired.Add((_core.SpikeNeuron & 0x1FFF, (_core.SpikeNeuron & 0x4000) == 0 ? 1 : -1));
            _core.Clock(new CoreInputs { SpikeReady = true });
        }

        // Nobody samples the probes of an image here; until somebody has, the tick keeps its number.
        if (_core.ProbeDue)
            _core.Clock(new CoreInputs { ProbeDone = true });
        Ticks++;
        return _fired;
    }

    /// <summary>A whole stimulus from the state that the network is in: spikes, drives that change, learning that begins and ends.</summary>
    public IReadOnlyList<Spike> Run(Stimulus stimulus)
    {
        ArgumentNullException.ThrowIfNull(stimulus);
        var events = StimulusPlacement.Place(stimulus, _image.Metadata).ToLookup(pair => pair.Tick, pair => pair.Source);
        var drives = stimulus.Drives.ToLookup(change => change.Tick);
        var spikes = new List<Spike>();
        for (var tick = 0; tick < stimulus.Ticks; tick++)
        {
            Drive(drives[tick]);
            OpenOrClose(tick);
            spikes.AddRange(Tick(events[tick]).Select(fired => new Spike(tick, fired.Neuron, fired.Sign < 0)));
        }

        return spikes;
    }

    /// <summary>Spikes of each neuron over a whole stimulus, negative ones taken off.</summary>
    public IReadOnlyList<int> Counts(Stimulus stimulus)
    {
        ArgumentNullException.ThrowIfNull(stimulus);
        var events = StimulusPlacement.Place(stimulus, _image.Metadata).ToLookup(pair => pair.Tick, pair => pair.Source);
        var counts = new int[_image.Target.Neurons];
        for (var tick = 0; tick < stimulus.Ticks; tick++)
        {
            foreach (var (neuron, sign) in Tick(events[tick]))
                counts[neuron] += sign;
        }

        return counts;
    }

    private void Drive(IEnumerable<DriveChange> changes)
    {
        foreach (var change in changes)
        {
            var (address, words) = StimulusPlacement.Encoders(change, _image);
            for (var word = 0; word < words.Length; word++)
                _core.Write(Bank.Encoder, address + word, words[word]);
            // Latencies count from here.
            _core.Write(Bank.Control, (int)ControlRegister.Elapsed, 0);
        }
    }

    private void OpenOrClose(int tick)
    {
        if (_image.Metadata.Learning is not { IsOn: true } note)
            return;
        if (tick == note.From)
            _core.Write(Bank.Learning, (int)LearningRegister.Gate, 1);
        if (tick == note.Until)
            _core.Write(Bank.Learning, (int)LearningRegister.Gate, 0);
    }

    private void Offer(int source)
    {
        var inputs = new CoreInputs { EventValid = true, EventSource = (ushort)source };
        while (!_core.EventReady)
            _core.Clock(inputs);
        _core.Clock(inputs);
    }

    private void Write(ImageSection section)
    {
        for (var word = 0; word < section.Words.Length; word++)
            _core.Write(section.Bank, section.Address + word, section.Words[word]);
    }
}
