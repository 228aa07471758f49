// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Model;

namespace NeuroCore.Emulator;

/// <content>How many clocks the tick that has passed takes in hardware.</content>
internal sealed unsafe partial class Engine
{
    /// <summary>An event of the coming tick.</summary>
    public void Event(int source, bool negative)
    {
        Set(Arrays.Events, source);
        if (negative && Build.Has(Capabilities.Bipolar))
            Set(Arrays.Signs, source);
    }

    /// <summary>Clocks of the tick that has just passed, <see cref="TickCost"/> says how many.</summary>
    public int Clocks()
    {
        var header = Arrays.Header;
        var costs = new EventCost[header->DeliveredCount];
        for (var i = 0; i < costs.Length; i++)
            costs[i] = CostOf(Arrays.Delivered[i]);
        var fired = new ReadOnlySpan<int>(Arrays.Fired, (int)header->FiredCount);
        var reported = new int[header->SpikeCount];
        for (var i = 0; i < reported.Length; i++)
            reported[i] = header->Spikes[i].Number;
        return TickCost.Of(
            Neurons, Sources, costs, fired, reported, Build.EventWidth, new InputCost(Shape.Random, Encoders, LastEncoderFires),
            GroupCosts(), LearningClocks(), EpochEnds ? Swept() : []);
    }

    private EventCost CostOf(int source)
    {
        var word = Memory.Ranges[source & Shape.SourceMask];
        var range = RangeWord.Decode(word);
        return new EventCost(source, range is null ? 0 : range.Last - range.First + 1, ((Plan.PlasticClasses >> RangeWord.SourceClass(word)) & 1) != 0);
    }

    private EventCost[] Swept() => [.. Enumerable.Range(0, Sources).Select(CostOf)];

    private bool LastEncoderFires
    {
        get
        {
            var last = Build.FirstEncoded(Neurons) + Encoders - 1;
            return Encoders > 0 && ((Arrays.Events[last / 64] >> last) & 1) != 0;
        }
    }

    private GroupCost[] GroupCosts()
    {
        var costs = new GroupCost[Plan.Groups.Length];
        for (var i = 0; i < costs.Length; i++)
        {
            var (winners, group) = (0, Plan.Groups[i]);
            for (var neuron = group.First; neuron <= group.Last; neuron++)
                winners += (int)((Arrays.FiredBits[neuron / 64] >> neuron) & 1);
            costs[i] = new GroupCost(group.Last, winners);
        }

        return costs;
    }

    private LearningCost LearningClocks() => new(
        Learning ? Build.Lanes : 0, Plan.Learns, ProductsOf(LearningTrigger.Pre), ProductsOf(LearningTrigger.Post),
        EpochEnds ? ProductsOf(LearningTrigger.Epoch) : 0, Build.Has(Capabilities.DualPort));

    private int ProductsOf(LearningTrigger trigger) => Registers.Gate ? Registers.Products(trigger) : 0;
}
