// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Cosim;

/// <summary>
/// What ticks alone seldom come to, written between two of them: other parameters and states of neurons, membranes at their
/// threshold, sums near their bounds, counters about to carry.
/// </summary>
/// <param name="image">The network.</param>
/// <param name="random">Where the choices come from.</param>
internal sealed class CoreScene(RandomImage image, CaseRandom random)
{
    private const int MostNeurons = 24;
    private const int MostClassWords = 300;
    private const int Slots = 3;

    private Configuration Target => image.Target;

    /// <summary>Its words.</summary>
    public IEnumerable<MemoryWord> Words() => random.Below(4) switch
    {
        0 => Anew(),
        1 => AtThreshold(),
        2 => NearBounds(),
        _ => Counters(),
    };

    private IEnumerable<MemoryWord> Anew()
    {
        var neurons = new RandomNeurons(Target, random, image.Neurons, lively: random.OneIn(2));
        return [.. FewClasses ? neurons.Classes() : [], .. Some().SelectMany(neurons.Neuron)];
    }

    private IEnumerable<MemoryWord> AtThreshold()
    {
        var neurons = new RandomNeurons(Target, random, image.Neurons, lively: random.OneIn(2));
        var excess = random.Of(random.Magnitude(ushort.MaxValue), 1 << random.Below(16));
        var negative = random.OneIn(3);
        Func<int, IEnumerable<MemoryWord>> neuron = random.Below(4) switch
        {
            0 => neurons.NeuronAtThreshold,
            1 => neurons.NeuronFarBeyond,
            _ => one => neurons.NeuronInContest(one, excess, negative),
        };
        return [.. FewClasses ? neurons.Classes(still: true) : [], .. Some().SelectMany(neuron)];
    }

    private IEnumerable<MemoryWord> NearBounds()
    {
        var row = Configuration.PowerOfTwoFrom(Target.Neurons);
        var slots = BankDepth.Of(Target, Bank.Accumulator) / row;
        var some = Some();
        return [.. Enumerable.Range(0, Slots).Select(_ => random.Below(slots)).SelectMany(slot => some.Select(neuron => new MemoryWord(Bank.Accumulator, (slot * row) + neuron, (ushort)NearBound())))];
    }

    // All that a host may write at any time; sizes that the board does not take change nothing.
    private IEnumerable<MemoryWord> Counters()
    {
        var tick = ((uint)random.Bits() | (uint)((1UL << random.Below(33)) - 1)) - (uint)random.Magnitude(3);
        var period = random.OneIn(2) ? random.Between(1, 8) : random.Between(1, byte.MaxValue);
        (ControlRegister Register, int Value)[] words = random.Below(5) switch
        {
            0 => [(ControlRegister.TickLow, (int)(tick & 0xFFFF)), (ControlRegister.TickHigh, (int)(tick >> 16))],
            1 => [(ControlRegister.Elapsed, random.Of(0, 0xFFFF - random.Magnitude(3), AnyWord()))],
            2 => [(ControlRegister.TickPeriod, AnyWord()), (ControlRegister.Overruns, AnyWord())],
            3 => [(ControlRegister.SpikesLeft, AnyWord())],
            _ => [(ControlRegister.ProbeCount, random.Below(17)), (ControlRegister.ProbePeriod, period), (ControlRegister.ProbeLeft, random.Between(0, period))],
        };
        (ControlRegister Register, int Value) size = random.Below(3) switch
        {
            0 => (ControlRegister.ImageNeurons, TooMany(Target.Neurons)),
            1 => (ControlRegister.ImageSources, TooMany(Target.Sources)),
            _ => (ControlRegister.ImageEncoders, random.OneIn(2) ? TooMany(Target.Encoders) : random.Below(image.Encoders + 1)),
        };
        return words.Append(size).Select(word => new MemoryWord(Bank.Control, (int)word.Register, (ushort)word.Value));
    }

    private bool FewClasses => image.Neurons / Target.Lanes * ClassParameters.WordsPerBlock <= MostClassWords;

    private int[] Some()
    {
        var count = random.Between(1, Math.Min(MostNeurons, image.Neurons));
        var first = random.Below(image.Neurons - count + 1);
        return [.. Enumerable.Range(first, count)];
    }

    // One that a few weights take over its bound, or any.
    private int NearBound() => random.Below(3) switch
    {
        0 => short.MaxValue - random.Magnitude(1000),
        1 => short.MinValue + random.Magnitude(1000),
        _ => random.Word16(),
    };

    // One bit, any, or a small number.
    private int AnyWord() => random.Of(1 << random.Below(16), (int)(random.Bits() & 0xFFFF), random.Magnitude(60));

    // More than the build's by as little as can be, by one bit, or by any.
    private int TooMany(int most)
    {
        var more = random.Of(1, Target.Lanes, 1 << random.Below(16), random.Between(1, ushort.MaxValue));
        return (most | more) > most ? Math.Min(ushort.MaxValue, most | more) : ushort.MaxValue;
    }
}
