// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace NeuroCore.Experiments.Weights;

/// <summary>Pair STDP in real numbers, spike by spike: what the board's integers are compared with.</summary>
/// <param name="tau">Time constant of both traces, ticks.</param>
/// <param name="plus">Change by a pair pre-post without distance, in units of the weight.</param>
/// <param name="minus">The same post-pre, positive.</param>
/// <param name="most">Weights are held within 0 and this.</param>
public sealed class RealPairStdp(double tau, double plus, double minus, double most)
{
    /// <summary>Weights after spikes. A spike reaches its targets in the next tick; a pair within one tick does not count.</summary>
    /// <param name="spikes">Ticks and neurons, ascending.</param>
    /// <param name="start">Weights before, in the order of <see cref="RandomSpikes.Pairs"/>.</param>
    public ImmutableArray<double> Run(ImmutableArray<(int Tick, int Neuron)> spikes, ImmutableArray<double> start)
    {
        var weights = start.ToArray();
        var keep = Math.Exp(-1 / tau);
        var (x, y) = (new double[RandomSpikes.Neurons], new double[RandomSpikes.Neurons]);
        var byTick = spikes.ToLookup(spike => spike.Tick, spike => spike.Neuron);
        List<int> arriving = [];
        for (var tick = 0; tick <= spikes[^1].Tick; tick++)
        {
            foreach (var pre in arriving)
                Change(post => Index(pre, post), post => -minus * y[post], pre);
            Decay(x);
            Decay(y);
            List<int> firing = [.. byTick[tick]];
            foreach (var post in firing)
                Change(pre => Index(pre, post), pre => plus * x[pre], post);
            firing.ForEach(neuron => y[neuron]++);
            arriving.ForEach(source => x[source]++);
            arriving = firing;
        }

        return [.. weights];

        void Change(Func<int, int> index, Func<int, double> change, int self)
        {
            for (var other = 0; other < RandomSpikes.Neurons; other++)
            {
                if (other != self)
                    weights[index(other)] = Math.Clamp(weights[index(other)] + change(other), 0, most);
            }
        }

        void Decay(double[] traces)
        {
            for (var number = 0; number < traces.Length; number++)
                traces[number] *= keep;
        }
    }

    // A neuron has no synapse from itself.
    private static int Index(int pre, int post) => (pre * (RandomSpikes.Neurons - 1)) + (post > pre ? post - 1 : post);
}
