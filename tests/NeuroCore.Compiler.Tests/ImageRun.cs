// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Compiler.Tests;

/// <summary>Runs an image the slow and plain way: the arithmetic of hdl/core/README.md and nothing else.</summary>
internal static class ImageRun
{
    /// <summary>The spikes of a run by population and index.</summary>
    public static List<(int Tick, string Population, int Index)> Spikes(CompiledNetwork compiled, Stimulus stimulus) =>
        [.. Numbers(compiled.Image, stimulus).Select(spike => Name(spike.Tick, spike.Neuron, compiled.Image))];

    private static (int, string, int) Name(int tick, int neuron, RegisterImage image)
    {
        var place = image.Metadata.Populations.Single(place => !place.IsInput && neuron >= place.First && neuron < place.First + place.Count);
        return (tick, place.Name, neuron - place.First);
    }

    private static IEnumerable<(int Tick, int Neuron)> Numbers(RegisterImage image, Stimulus stimulus)
    {
        var memory = new ImageMemory(image);
        var events = StimulusPlacement.Place(stimulus, image.Metadata).ToLookup(pair => pair.Tick, pair => pair.Source);
        var u = new long[image.Neurons];
        var v = Enumerable.Range(0, image.Neurons).Select(neuron => (long)memory.Membrane(neuron)).ToArray();
        var held = new int[image.Neurons];
        var fired = new List<int>();
        for (var tick = 0; tick < stimulus.Ticks; tick++)
        {
            var acc = new long[image.Neurons];
            foreach (var source in fired.Concat(events[tick]).Order())
            {
                for (var neuron = 0; neuron < image.Neurons; neuron++)
                {
                    var weight = memory.Delivered(source, neuron);
                    if (weight != WeightCodes.NoSynapse)
                        acc[neuron] = Saturate(acc[neuron] + weight, 16);
                }
            }

            fired.Clear();
            for (var neuron = 0; neuron < image.Neurons; neuron++)
            {
                var shared = memory.Class(neuron);
                u[neuron] = Saturate(u[neuron] * shared.KeepU / 4096 + (acc[neuron] << shared.AccumulatorShift), image.Target.CurrentWidth);
                if (held[neuron]-- > 0)
                    continue;
                held[neuron] = 0;
                var next = v[neuron] * shared.KeepV / 4096 + (u[neuron] << shared.CurrentShift) + memory.Bias(neuron) * 256L;
                v[neuron] = Math.Max(shared.VMin * 256L, Saturate(next, image.Target.MembraneWidth));
                if (v[neuron] < memory.Threshold(neuron) * 256L)
                    continue;
                fired.Add(neuron);
                v[neuron] = shared.Reset == ResetMode.Value ? shared.VReset * 256L : v[neuron] - memory.Threshold(neuron) * 256L;
                held[neuron] = shared.RefractoryTicks;
            }

            foreach (var neuron in fired)
                yield return (tick, neuron);
        }
    }

    private static long Saturate(long value, int bits) => Math.Clamp(value, -(1L << (bits - 1)), (1L << (bits - 1)) - 1);
}
