// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

/// <content>Its learning rules, its traces, and how it is driven to learn.</content>
internal sealed partial class RandomNetwork
{
    private const int Rules = 8;
    private const int Triggers = 3;
    private const int MostProducts = 4;

    /// <summary>By rule, trigger and index.</summary>
    public FunctionalProduct[,,] Program { get; } = new FunctionalProduct[Rules, Triggers, MostProducts];

    /// <summary>By trigger: how many of them are executed.</summary>
    public int[] Products { get; } = new int[Triggers];

    /// <summary>By class of the source.</summary>
    public bool[] Plastic { get; } = new bool[ProjectionWord.Classes];

    /// <summary>By class of the source: some of its blocks have a rule.</summary>
    public bool[] Learns { get; } = new bool[ProjectionWord.Classes];

    public bool Gate { get; set; }

    /// <summary>g, as its register holds it.</summary>
    public int ThirdFactor { get; set; }

    public int EpochShift { get; set; }

    /// <summary>Of x1, x2, y1 and y2.</summary>
    public TraceNumbers[] Traces { get; } = new TraceNumbers[4];

    /// <summary>x1 and x2 at the start, by trace and source.</summary>
    public int[,] SourceTraces { get; }

    /// <summary>y1 and y2 at the start, by trace and neuron.</summary>
    public int[,] NeuronTraces { get; }

    /// <summary>By neuron: m, as its memory holds it.</summary>
    public int[] Factors { get; }

    private void MakeLearning()
    {
        Gate = _random.Next(8) != 0;
        ThirdFactor = _random.Next(256);
        EpochShift = _random.Next(3) == 0 ? _random.Next(16) : _random.Next(3);
        for (var trigger = 0; trigger < Triggers; trigger++)
            Products[trigger] = _random.Next(MostProducts + 1);
        var anyPlastic = _random.Next(8) != 0;
        for (var row = 0; row < Plastic.Length; row++)
            (Plastic[row], Learns[row]) = (anyPlastic && _random.Next(3) != 0, _random.Next(3) != 0);
        for (var trace = 0; trace < Traces.Length; trace++)
            Traces[trace] = new TraceNumbers(_random.Next(4) == 0 ? 0 : _random.Next(256), _random.Next(3) == 0 ? _random.Next(Build.Has(Capabilities.FineSynapses) ? 16 : 8) : _random.Next(6), _random.Next(256));
        for (var rule = 0; rule < Rules; rule++)
        {
            for (var trigger = 0; trigger < Triggers; trigger++)
                MakeProducts(rule, (LearningTrigger)trigger);
        }
    }

    // Those that act on the weight, then those that act on the tag, or the other way round; what follows is not executed.
    private void MakeProducts(int rule, LearningTrigger trigger)
    {
        var count = Products[(int)trigger];
        var first = Build.Has(Capabilities.TaggedSynapses) ? _random.Next(count + 1) : count;
        var tagFirst = _random.Next(2) == 0;
        for (var index = 0; index < MostProducts; index++)
        {
            var last = index == first - 1 || index == count - 1;
            Program[rule, (int)trigger, index] = Product(trigger) with
            {
                Last = last && _random.Next(8) != 0,
                Tag = Build.Has(Capabilities.TaggedSynapses) ? index < first == tagFirst : _random.Next(2) == 0,
            };
        }
    }

    private FunctionalProduct Product(LearningTrigger trigger)
    {
        var tagged = Build.Has(Capabilities.TaggedSynapses);
        var fine = Build.Has(Capabilities.FineSynapses);
        ProductScalar[] scalars =
        [
            ProductScalar.Coefficient, ProductScalar.First, ProductScalar.Second, ProductScalar.Weight,
            .. trigger == LearningTrigger.Post ? [ProductScalar.Factor] : Array.Empty<ProductScalar>(),
        ];
        var scalar = scalars[_random.Next(scalars.Length)];
        ProductVector[] vectors =
        [
            ProductVector.First, ProductVector.Second, ProductVector.One,
            .. fine && scalar == ProductScalar.Weight ? Array.Empty<ProductVector>() : [ProductVector.Weight],
            .. tagged ? [ProductVector.Tag] : Array.Empty<ProductVector>(),
            .. trigger != LearningTrigger.Post ? [ProductVector.Factor] : Array.Empty<ProductVector>(),
        ];
        return new FunctionalProduct(
            scalar, vectors[_random.Next(vectors.Length)], _random.Next(fine ? 16 : 8), _random.Next(256),
            Gated: _random.Next(3) == 0, Subtract: _random.Next(2) == 0, Nearest: _random.Next(3) == 0,
            Bound: _random.Next(3) == 0 ? _random.Next(128) : 127, LowerBound: _random.Next(3) != 0, UpperBound: _random.Next(3) != 0);
    }

    private void MakeTraces()
    {
        foreach (var traces in new[] { SourceTraces, NeuronTraces })
        {
            for (var i = 0; i < traces.GetLength(1); i++)
                (traces[0, i], traces[1, i]) = (_random.Next(256), _random.Next(256));
        }

        for (var neuron = 0; neuron < Neurons; neuron++)
            Factors[neuron] = _random.Next(256);
    }

    // The sources of a group of L share a class that is plastic or has a rule.
    private bool Shared(int sourceClass) => Plastic[sourceClass] || Learns[sourceClass];

    private int SourceClass(int source)
    {
        var first = source - (source % Build.Lanes);
        var drawn = _random.Next(ProjectionWord.Classes);
        if (source == first)
            return drawn;
        return Shared(drawn) || Shared(SourceClasses[first]) ? SourceClasses[first] : drawn;
    }

    // The word of a source without synapses says class 0.
    private bool MayBeWithoutSynapses(int sourceClass) => sourceClass == 0 || (!Shared(0) && !Shared(sourceClass));

    private bool Reaches(int source, int neuron) =>
        Ranges[source] is { } range && neuron / Build.Lanes >= range.First && neuron / Build.Lanes <= range.Last;

    private IEnumerable<BankWord> LearningWords() =>
        [.. ProgramWords(), .. TraceWords(), .. TraceParameterWords(), .. LearningRegisterWords()];

    private IEnumerable<BankWord> ProgramWords()
    {
        for (var rule = 0; rule < Rules; rule++)
        {
            for (var trigger = 0; trigger < Triggers; trigger++)
            {
                for (var index = 0; index < MostProducts; index++)
                {
                    var place = ((rule * 4) + trigger) * MostProducts + index;
                    var product = Program[rule, trigger, index];
                    yield return new(Bank.Program, (2 * place) + (int)ProductWord.Operation, product.Operation);
                    yield return new(Bank.Program, (2 * place) + (int)ProductWord.Amount, product.Amount);
                }
            }
        }
    }

    private IEnumerable<BankWord> TraceWords()
    {
        var neurons = Configuration.PowerOfTwoFrom(Build.Neurons);
        for (var trace = 0; trace < 2; trace++)
        {
            for (var source = 0; source < Sources; source++)
                yield return new(Bank.SourceTrace, (trace * Configuration.PowerOfTwoFrom(Build.Sources)) + source, (ushort)SourceTraces[trace, source]);
            for (var neuron = 0; neuron < Neurons; neuron++)
                yield return new(Bank.NeuronTrace, (trace * neurons) + neuron, (ushort)NeuronTraces[trace, neuron]);
        }

        for (var neuron = 0; neuron < Neurons; neuron++)
            yield return new(Bank.NeuronTrace, ((int)NeuronTraceItem.Factor * neurons) + neuron, (ushort)Factors[neuron]);
    }

    private IEnumerable<BankWord> TraceParameterWords()
    {
        var parameters = (int)NeuronTraceItem.Parameters * Configuration.PowerOfTwoFrom(Build.Neurons);
        for (var trace = 0; trace < Traces.Length; trace++)
        {
            var place = parameters + (4 * trace);
            yield return new(Bank.NeuronTrace, place + (int)TraceParameter.Mantissa, (ushort)Traces[trace].Mantissa);
            yield return new(Bank.NeuronTrace, place + (int)TraceParameter.Shift, (ushort)Traces[trace].Shift);
            yield return new(Bank.NeuronTrace, place + (int)TraceParameter.Impulse, (ushort)Traces[trace].Impulse);
        }
    }

    private IEnumerable<BankWord> LearningRegisterWords() =>
    [
        Learning(LearningRegister.Gate, Gate ? 1 : 0),
        Learning(LearningRegister.ThirdFactor, ThirdFactor),
        Learning(LearningRegister.Products, Products[0] | (Products[1] << 3) | (Products[2] << 6)),
        Learning(LearningRegister.Epoch, EpochShift),
        Learning(LearningRegister.PlasticClasses, Enumerable.Range(0, Plastic.Length).Sum(row => Plastic[row] ? 1 << row : 0)),
    ];

    private static BankWord Learning(LearningRegister register, int value) => new(Bank.Learning, (int)register, (ushort)value);
}
