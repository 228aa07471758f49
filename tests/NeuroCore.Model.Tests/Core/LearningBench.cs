// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model.Tests.Core;

/// <summary>
/// A core that learns by rule 1: sources 16..31 of class 0 reach all neurons, whose thresholds nothing reaches unless a
/// test makes one fire. Traces do not decay, and events add 100 to the first, 10 to the second.
/// </summary>
internal sealed class LearningBench
{
    private const int Rule = 1;

    public LearningBench(string build = "tiny")
    {
        Core = new CoreBench(build);
        Core.Classes(new ClassParameters(0, 0, 0, 0, short.MinValue, 0, 0, ResetMode.Value));
        Core.Thresholds(short.MaxValue);
        Core.Size(16, 32);
        for (var block = 0; block < Blocks; block++)
            Core.Projection(0, block, new ProjectionWord(Rule: Rule));
        for (var source = 0; source < 32; source++)
        {
            if (source >= 16)
                Core.Range(source, 0, Blocks - 1);
            for (var neuron = 0; neuron < 16; neuron++)
                Core.Core.Write(Bank.Synapse, SynapseLayout.Address(Core.Build, source, neuron), 0x8080);
        }

        for (var trace = 0; trace < 4; trace++)
            Trace(trace, mantissa: 0, shift: 0, impulse: trace % 2 == 0 ? 100 : 10);
        Register(LearningRegister.Gate, 1);
        Register(LearningRegister.PlasticClasses, 1);
    }

    public CoreBench Core { get; }

    private int Blocks => 16 / Core.Build.Lanes;

    private int NeuronItems => Configuration.PowerOfTwoFrom(Core.Build.Neurons);

    private int SourceItems => Configuration.PowerOfTwoFrom(Core.Build.Sources);

    public void Register(LearningRegister register, int value) => Core.Core.Write(Bank.Learning, (int)register, (ushort)value);

    /// <summary>The rule executes these products, and no others, when this happens.</summary>
    public void On(LearningTrigger trigger, params FunctionalProduct[] products)
    {
        for (var index = 0; index < products.Length; index++)
        {
            var place = (((Rule * 4) + (int)trigger) * 4) + index;
            Core.Core.Write(Bank.Program, (2 * place) + (int)ProductWord.Operation, products[index].Operation);
            Core.Core.Write(Bank.Program, (2 * place) + (int)ProductWord.Amount, products[index].Amount);
        }

        var counts = Core.Core.Read(Bank.Learning, (int)LearningRegister.Products);
        var shift = 3 * (int)trigger;
        Register(LearningRegister.Products, (counts & ~(7 << shift)) | (products.Length << shift));
    }

    /// <summary>Sets how a trace goes on: x1, x2, y1 and y2 are 0..3.</summary>
    public void Trace(int trace, int mantissa, int shift, int impulse)
    {
        var place = ((int)NeuronTraceItem.Parameters * NeuronItems) + (4 * trace);
        Core.Core.Write(Bank.NeuronTrace, place + (int)TraceParameter.Mantissa, (ushort)mantissa);
        Core.Core.Write(Bank.NeuronTrace, place + (int)TraceParameter.Shift, (ushort)shift);
        Core.Core.Write(Bank.NeuronTrace, place + (int)TraceParameter.Impulse, (ushort)impulse);
    }

    public (int First, int Second) X(int source) => (
        Core.Core.Read(Bank.SourceTrace, source), Core.Core.Read(Bank.SourceTrace, SourceItems + source));

    public void X(int source, int first) => Core.Core.Write(Bank.SourceTrace, source, (ushort)first);

    public (int First, int Second) Y(int neuron) => (
        Core.Core.Read(Bank.NeuronTrace, neuron), Core.Core.Read(Bank.NeuronTrace, NeuronItems + neuron));

    public void Y(int neuron, int first) => Core.Core.Write(Bank.NeuronTrace, neuron, (ushort)first);

    public void Factor(int neuron, int m) =>
        Core.Core.Write(Bank.NeuronTrace, ((int)NeuronTraceItem.Factor * NeuronItems) + neuron, (ushort)m);

    public void Weight(int source, int neuron, int weight) => Core.Weight(source, neuron, weight);

    public int Weight(int source, int neuron) => (sbyte)Core.Synapse(source, neuron);

    /// <summary>A tick with events of these sources, in which these neurons fire.</summary>
    public void Tick(int[] events, params int[] fires)
    {
        foreach (var neuron in fires)
            Core.Threshold(neuron, -1);
        Assert.Equal(fires, Core.Tick(events));
        foreach (var neuron in fires)
        {
            Core.Threshold(neuron, short.MaxValue);
            // Its spike would be an event of the next tick.
            Core.Core.Write(Bank.Event, neuron / 16, 0);
        }
    }
}
