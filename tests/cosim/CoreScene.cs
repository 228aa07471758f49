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
    private const int MostSlots = 3;

    private Configuration Target => image.Target;

    /// <summary>Its words, and whether no event is to come into the next tick.</summary>
    public (IEnumerable<MemoryWord> Words, bool Quiet) Next()
    {
        switch (random.Below(5))
        {
            case 0:
                return (Anew(), false);
            case 1 or 2:
                var quiet = !random.OneIn(4);
                return (AtThreshold(quiet), quiet);
            case 3:
                return (NearBounds(), false);
            default:
                return (Counters(), false);
        }
    }

    private IEnumerable<MemoryWord> Anew()
    {
        var neurons = new RandomNeurons(Target, random, image.Neurons, lively: random.OneIn(2));
        return [.. FewClasses ? neurons.Classes() : [], .. Some().SelectMany(neurons.Neuron)];
    }

    private IEnumerable<MemoryWord> AtThreshold(bool quiet)
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
        var some = Some();
        return
        [
            .. FewClasses ? neurons.Classes(still: true) : [],
            .. some.SelectMany(neuron),
            .. quiet ? Enumerable.Range(0, Slots).SelectMany(slot => Sums(slot, some, () => 0)) : [],
            .. quiet ? Enumerable.Range(0, BankDepth.Of(Target, Bank.Event)).Select(word => new MemoryWord(Bank.Event, word, 0)) : [],
        ];
    }

    private IEnumerable<MemoryWord> NearBounds()
    {
        var some = Some();
        return [.. Enumerable.Range(0, MostSlots).Select(_ => random.Below(Slots)).SelectMany(slot => Sums(slot, some, NearBound))];
    }

    private int Slots => BankDepth.Of(Target, Bank.Accumulator) / Configuration.PowerOfTwoFrom(Target.Neurons);

    private IEnumerable<MemoryWord> Sums(int slot, int[] neurons, Func<int> sum) =>
        neurons.Select(neuron => new MemoryWord(Bank.Accumulator, (slot * Configuration.PowerOfTwoFrom(Target.Neurons)) + neuron, (ushort)sum()));

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
