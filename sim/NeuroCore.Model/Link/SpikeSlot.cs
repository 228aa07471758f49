// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>
/// One spike, or word of a sample, on its way from the core to the command: taken in one clock and given in another. The mirror
/// of <c>hdl/link/spike_slot.v</c>.
/// </summary>
/// <param name="sampler">What offers spikes and words.</param>
internal sealed class SpikeSlot(ProbeSampler sampler)
{
    /// <summary>There is one to be given.</summary>
    public bool Valid { get; private set; }

    /// <summary>Number of the neuron and its sign, or the word; with <see cref="Valid"/>.</summary>
    public int Neuron { get; private set; }

    /// <summary>It is the length of a sample; with <see cref="Valid"/>.</summary>
    public bool IsHeader { get; private set; }

    /// <summary>It is a word of a sample; with <see cref="Valid"/>.</summary>
    public bool IsWord { get; private set; }

    /// <summary>What is offered is taken.</summary>
    public bool Ready => !Valid;

    /// <summary>One clock edge.</summary>
    /// <param name="given">What there is was given.</param>
    /// <param name="reset">Forgets it.</param>
    public void Clock(bool given, bool reset)
    {
        if (Valid)
        {
            Valid = !given && !reset;
        }
        else if (sampler.SpikeValid)
        {
            (Neuron, IsHeader, IsWord) = (sampler.SpikeNeuron, sampler.SpikeIsHeader, sampler.SpikeIsWord);
            Valid = !reset;
        }
    }
}
