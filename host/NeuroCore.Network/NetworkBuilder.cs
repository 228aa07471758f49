// SPDX-License-Identifier: Apache-2.0

namespace NeuroCore.Network;

/// <summary>
/// Describes a network in code, with all that a file can say. Everything is checked as it is added:
/// populations before the projections that name them, the run before its spikes.
/// </summary>
public sealed class NetworkBuilder
{
    private readonly string _name;
    private readonly double _tickSeconds;
    private readonly WeightMode _weights;
    private readonly List<Population> _populations = [];
    private readonly List<InputPopulation> _inputs = [];
    private readonly List<Projection> _projections = [];
    private readonly List<LearningRule> _rules = [];
    private readonly RecordingBuilder _recording;
    private string? _about;
    private ulong _seed = NetworkDescription.DefaultSeed;
    private StimulusBuilder? _stimulus;
    private RunControl _control = RunControl.Default;
    private LearningControl _learning = LearningControl.Default;

    /// <summary>Starts a network.</summary>
    /// <param name="name">Name: up to 64 letters, digits, '_', '-' and '.'.</param>
    /// <param name="tick">Time that a tick stands for, above 0, not in ticks.</param>
    /// <param name="weights">How numbers relate to the board's integers.</param>
    /// <exception cref="DescriptionException">The name or the tick is impossible.</exception>
    public NetworkBuilder(string name, Duration tick, WeightMode weights = WeightMode.Scaled)
    {
        _name = Names.Check(name, "a network");
        _tickSeconds = tick.Value > 0 && !tick.InTicks
            ? tick.Value
            : throw new DescriptionException($"the tick is {tick}, but must be above 0 and in s, ms or us.");
        _weights = weights;
        _recording = new RecordingBuilder(_populations, _inputs);
    }

    /// <summary>What the network is for, in a sentence.</summary>
    public NetworkBuilder About(string about)
    {
        _about = about;
        return this;
    }

    /// <summary>Where the board's own chance starts, of noise and of inputs that spike by chance; by default 1.</summary>
    /// <param name="seed">The same seed gives the same run everywhere.</param>
    public NetworkBuilder Seed(ulong seed)
    {
        _seed = seed;
        return this;
    }

    /// <summary>Adds a population of neurons.</summary>
    /// <param name="name">Name, not taken yet.</param>
    /// <param name="size">Neurons, 1 or more.</param>
    /// <param name="parameters">What they are like.</param>
    /// <exception cref="DescriptionException">What does not fit.</exception>
    public NetworkBuilder Neurons(string name, int size, NeuronParameters parameters)
    {
        CheckNew(name, size, "population");
        ParameterRules.Check(name, size, parameters, _tickSeconds, _weights);
        _populations.Add(new Population(name, size, parameters));
        return this;
    }

    /// <summary>Adds sources that spike when the host or a drive says so.</summary>
    /// <param name="name">Name, not taken yet.</param>
    /// <param name="size">Sources, 1 or more.</param>
    /// <param name="drive">What makes them spike from the first tick on; null: spikes that the host sends.</param>
    /// <exception cref="DescriptionException">What does not fit.</exception>
    public NetworkBuilder Inputs(string name, int size, Drive? drive = null)
    {
        CheckNew(name, size, "input");
        drive?.Check($"input '{name}'", size, _tickSeconds);
        if (_stimulus is not null)
            throw new DescriptionException($"the input '{name}' comes after the run: add inputs before it.");
        _inputs.Add(new InputPopulation(name, size, drive ?? Drive.Events));
        return this;
    }

    /// <summary>Adds a rule by which weights of projections added later may change.</summary>
    /// <param name="rule">The rule; its name is not taken yet.</param>
    /// <exception cref="DescriptionException">There are two rules of this name.</exception>
    public NetworkBuilder Rule(LearningRule rule)
    {
        if (_rules.Any(other => other.Name == rule.Name))
            throw new DescriptionException($"there are two rules named '{rule.Name}': give one of them another name.");
        _rules.Add(rule);
        return this;
    }

    /// <summary>Says whether and when weights change.</summary>
    /// <exception cref="DescriptionException">What does not fit.</exception>
    public NetworkBuilder Learn(LearningControl control)
    {
        control.Check(_tickSeconds);
        _learning = control;
        return this;
    }

    /// <summary>Adds synapses.</summary>
    /// <param name="source">A population or an input added before.</param>
    /// <param name="target">A population added before.</param>
    /// <param name="connector">Which pairs are joined.</param>
    /// <param name="weight">Their weights; null if the connector brings them.</param>
    /// <param name="name">Name for reports; null is <c>source->target</c>.</param>
    /// <param name="options">Delays, sign and the like; null is <see cref="ProjectionOptions.Default"/>.</param>
    /// <exception cref="DescriptionException">What does not fit.</exception>
    public NetworkBuilder Project(
        string source, string target, Connector connector, WeightRule? weight = null, string? name = null, ProjectionOptions? options = null)
    {
        var label = name ?? $"{source}->{target}";
        if (_projections.Any(other => other.Name == label))
            throw new DescriptionException($"there are two projections named '{label}': give one of them another name.");
        var ends = new ProjectionEnds(source, SizeOf(source, label), target, SizeOf(target, label)) { Learns = options?.Rule is not null };
        if (_inputs.Any(input => input.Name == target))
            throw new DescriptionException($"the projection '{label}' goes to '{target}', which is an input: only neurons have synapses.");
        var projection = new Projection(label, source, target, connector, weight, options ?? ProjectionOptions.Default);
        CheckRule(projection);
        ProjectionRules.Check(projection, ends, _tickSeconds, _weights);
        _projections.Add(projection);
        return this;
    }

    /// <summary>Sets the length of a run; populations and inputs must be there.</summary>
    /// <param name="length">A whole number of ticks, 1 or more.</param>
    /// <param name="control">Pace, and when to stop sooner; null is <see cref="RunControl.Default"/>.</param>
    /// <exception cref="DescriptionException">The length is impossible, or there is one already.</exception>
    public NetworkBuilder Run(Duration length, RunControl? control = null)
    {
        if (_stimulus is not null)
            throw new DescriptionException("the run has a length already.");
        var ticks = length.WholeTicks(_tickSeconds, "the length of the run");
        if (ticks == 0)
            throw new DescriptionException("the length of the run is 0, but must be a tick or more.");
        (control ?? RunControl.Default).Check();
        _control = control ?? RunControl.Default;
        _stimulus = new StimulusBuilder([.. _inputs], [.. _populations.Select(population => population.Name)], _tickSeconds, ticks);
        return this;
    }

    /// <summary>Adds spikes that the host sends.</summary>
    /// <param name="input">Name of an input.</param>
    /// <param name="indices">Members that spike; null is all.</param>
    /// <param name="times">When: whole ticks within the run.</param>
    /// <param name="negative">True for spikes that act with the opposite sign.</param>
    /// <exception cref="DescriptionException">What does not fit.</exception>
    public NetworkBuilder Spikes(string input, IReadOnlyList<int>? indices, IEnumerable<Duration> times, bool negative = false)
    {
        Stimulus().AddTimes(input, indices, times, negative);
        return this;
    }

    /// <summary>Adds a regular train of spikes that the host sends.</summary>
    /// <param name="input">Name of an input.</param>
    /// <param name="indices">Members that spike; null is all.</param>
    /// <param name="every">Time from one spike to the next, a whole number of ticks.</param>
    /// <param name="from">The first spike; null is the start of the run.</param>
    /// <param name="until">All spikes come before this; null is the end of the run.</param>
    /// <param name="negative">True for spikes that act with the opposite sign.</param>
    /// <exception cref="DescriptionException">What does not fit.</exception>
    public NetworkBuilder Train(
        string input, IReadOnlyList<int>? indices, Duration every, Duration? from = null, Duration? until = null, bool negative = false)
    {
        Stimulus().AddTrain(input, indices, every, from, until, negative);
        return this;
    }

    /// <summary>Changes what drives an input, and begins a presentation: latencies count from here.</summary>
    /// <param name="input">Name of an input.</param>
    /// <param name="drive">What makes it spike from then on.</param>
    /// <param name="from">From when; null is the start of the run.</param>
    /// <exception cref="DescriptionException">What does not fit.</exception>
    public NetworkBuilder DriveWith(string input, Drive drive, Duration? from = null)
    {
        Stimulus().AddDrive(input, drive, from ?? Duration.Ticks(0));
        return this;
    }

    /// <summary>Adds the spikes of a CSV file with the columns <c>tick</c>, <c>population</c>, <c>index</c>.</summary>
    /// <param name="path">The file, read now.</param>
    /// <param name="input">The input of all spikes; null if the column names it.</param>
    /// <exception cref="DescriptionException">The file cannot be read, or a row of it does not fit.</exception>
    public NetworkBuilder SpikesFromCsv(string path, string? input = null)
    {
        Stimulus().AddCsv(path, input);
        return this;
    }

    /// <summary>Hands the spikes of some neurons to the host. Without any such call those of all neurons are.</summary>
    /// <param name="population">A population added before.</param>
    /// <param name="cells">Which of its neurons; null is all.</param>
    /// <exception cref="DescriptionException">What does not fit.</exception>
    public NetworkBuilder Record(string population, Cells? cells = null)
    {
        _recording.Add(population, cells ?? Cells.All);
        return this;
    }

    /// <summary>Hands no spikes to the host but those of populations that <see cref="Record"/> names.</summary>
    public NetworkBuilder RecordNothing()
    {
        _recording.Nothing();
        return this;
    }

    /// <summary>Samples values of neurons; once, since all are sampled together.</summary>
    /// <param name="every">A whole number of ticks, 1..255: samples are taken after every one of them.</param>
    /// <param name="probes">What is sampled; at most 16 values, a value of a neuron being one.</param>
    /// <exception cref="DescriptionException">What does not fit.</exception>
    public NetworkBuilder Sample(Duration every, params IEnumerable<Probe> probes)
    {
        _recording.AddProbes(every.WholeTicks(_tickSeconds, "the time from sample to sample"), [.. probes]);
        return this;
    }

    /// <summary>The network; the builder may go on.</summary>
    /// <exception cref="DescriptionException">There are no neurons.</exception>
    public NetworkDescription Build() => _populations.Count > 0
        ? new NetworkDescription
        {
            Name = _name,
            About = _about,
            TickSeconds = _tickSeconds,
            Weights = _weights,
            Seed = _seed,
            Populations = [.. _populations],
            Inputs = [.. _inputs],
            Projections = [.. _projections],
            Rules = [.. _rules],
            Learning = _learning,
            Stimulus = _stimulus?.Build(),
            Control = _control,
            Recorders = _recording.Recorders,
            Probes = _recording.Probes,
        }
        : throw new DescriptionException($"the network '{_name}' is empty: it needs at least one population of neurons.");

    private StimulusBuilder Stimulus() =>
        _stimulus ?? throw new DescriptionException("a stimulus needs the length of the run: give it first.");

    private void CheckNew(string name, int size, string kind)
    {
        Names.Check(name, $"a{(kind == "input" ? "n" : "")} {kind}");
        if (_populations.Any(other => other.Name == name) || _inputs.Any(other => other.Name == name))
            throw new DescriptionException($"there are two populations or inputs named '{name}': give one of them another name.");
        if (size < 1)
            throw new DescriptionException($"the size of {kind} '{name}' is {size}, but must be 1 or more.");
    }

    // A rule of the project need not be announced.
    private void CheckRule(Projection projection)
    {
        if (projection.Options.Rule is not { } name)
            return;
        if (_rules.All(rule => rule.Name != name))
        {
            _rules.Add(ProjectRules.All.Contains(name) ? LearningRule.OfProject(name) : throw new DescriptionException(
                $"the projection '{projection.Name}' has the rule '{name}', which is not there: " +
                Nearest.Hint(name, [.. _rules.Select(known => known.Name), .. ProjectRules.All])));
        }

        if (_populations.First(population => population.Name == projection.Target).Parameters.Normalisation is not null)
        {
            throw new DescriptionException(
                $"the projection '{projection.Name}' has a rule and goes to '{projection.Target}', which has a normalisation for weights that a trainer has fixed: leave one of the two out.");
        }
    }

    private int SizeOf(string name, string projection) =>
        _populations.FirstOrDefault(population => population.Name == name)?.Size ??
        _inputs.FirstOrDefault(input => input.Name == name)?.Size ??
        throw new DescriptionException(
            $"the projection '{projection}' names '{name}', which is neither a population nor an input: " +
            Nearest.Hint(name, [.. _populations.Select(known => known.Name), .. _inputs.Select(known => known.Name)]));
}
