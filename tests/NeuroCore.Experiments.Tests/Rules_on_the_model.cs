// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler.Tests.Learning;
using NeuroCore.Figures;
using NeuroCore.Network;

namespace NeuroCore.Experiments.Tests;

/// <summary>What is tested of rules on single synapses holds on the cycle-accurate core: both do the same, bit by bit.</summary>
public class Rules_on_the_model
{
    private const int Ticks = 3000;
    private static readonly int[] s_inputs = [0, 5, 10], s_neurons = [0, 3, 15];

    public static TheoryData<string, string> Rules
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var name in ProjectRules.All)
            {
                data.Add(name, "complete");
                if (!FirmwareRules.Assemble(name, FirmwareRules.Target("complete")).NeedsTags)
                {
                    data.Add(name, "icebreaker");
                    data.Add(name, "complete-fine");
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_moves_weights_tags_and_traces_as_the_page_says(string name, string build)
    {
        var target = FirmwareRules.Target(build);
        var rule = FirmwareRules.Assemble(name, target);
        var chance = new Random(7);
        var start = name == "anti_hebbian" ? -40 : 40;
        var synapses = (
            from input in s_inputs
            from neuron in s_neurons
            select (Input: input, Neuron: neuron, Synapse: new OneSynapse(rule, target, start, 12345, RuleRun.Neurons + input, neuron))).ToList();
        var run = new RuleRun(rule, target, 11, synapses[0].Synapse.NoiseState);
        foreach (var (input, neuron, _) in synapses)
            run.Weight(input, neuron, start);
        for (var tick = 0; tick < Ticks; tick++)
        {
            if (tick % 100 == 0)
                Set(run, synapses.ConvertAll(place => place.Synapse), chance);
            var events = s_inputs.Where(_ => chance.NextDouble() < 0.05).ToList();
            var fires = s_neurons.Where(_ => chance.NextDouble() < 0.05).ToList();
            run.Tick(events, fires);
            foreach (var (input, neuron, synapse) in synapses)
            {
                synapse.Tick(events.Contains(input), fires.Contains(neuron));
                Assert.Equal((tick, synapse.Weight), (tick, run.Weight(input, neuron)));
                Assert.Equal((synapse.Trace(0), synapse.Trace(1), synapse.Trace(2), synapse.Trace(3)), run.Traces(input, neuron));
                if (target.HasTags)
                    Assert.Equal(synapse.Tag, run.Tag(input, neuron));
            }
        }

        Assert.Contains(synapses, place => place.Synapse.Weight != start);
    }

    /// <summary>Other third factors for the coming ticks; now and then nothing may change.</summary>
    private static void Set(RuleRun run, IEnumerable<OneSynapse> synapses, Random chance)
    {
        var (g, m, gate) = (chance.Next(-127, 128), chance.Next(-127, 128), chance.Next(5) > 0);
        (run.ThirdFactor, run.Gate) = (g, gate);
        foreach (var neuron in s_neurons)
            run.Factor(neuron, m);
        foreach (var synapse in synapses)
            (synapse.G, synapse.M, synapse.Gate) = (g, m, gate);
    }
}
