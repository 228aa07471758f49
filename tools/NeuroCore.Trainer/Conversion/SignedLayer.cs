// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Trainer.Conversion;

/// <summary>
/// A layer of the integer network that becomes spikes: unit j counts <c>floor((S + floor(T / 2)) / T)</c>, which is S / T
/// rounded to the nearest, S being its charge plus all that its inputs add, T its threshold.
/// </summary>
/// <remarks>
/// The same count comes out of a bipolar neuron with reset by subtraction, in whatever order its inputs come: it holds
/// <c>S - T * count</c> at every time, so once it has come to rest within -T..T only one of two counts is left open. A last
/// charge of T - 1 in steps that are not negative lifts it into 0..T-1, where just one count is possible. That charge, less half a threshold,
/// is taken off beforehand (<see cref="Start"/>).
/// </remarks>
public sealed class SignedLayer
{
    /// <summary>A layer of zeros.</summary>
    /// <param name="inputs">Number of sources, 1 or more.</param>
    /// <param name="neurons">Number of neurons, 1 or more.</param>
    public SignedLayer(int inputs, int neurons)
    {
        Inputs = inputs;
        Neurons = neurons;
        Weights = new int[inputs * neurons];
        Thresholds = new int[neurons];
        Charges = new int[neurons];
    }

    /// <summary>Number of sources.</summary>
    public int Inputs { get; }

    /// <summary>Number of neurons.</summary>
    public int Neurons { get; }

    /// <summary>Weight from source i to neuron n at place i * <see cref="Neurons"/> + n, -127..127.</summary>
    public int[] Weights { get; }

    /// <summary>Threshold of each neuron: 1 more than a multiple of <see cref="SignedTiming.Lifts"/>, so that whole weights lift it.</summary>
    public int[] Thresholds { get; }

    /// <summary>What each neuron has before its inputs come: the bias of the integer network.</summary>
    public int[] Charges { get; }

    /// <summary>Membrane of a neuron before the first tick.</summary>
    public int Start(int neuron) => Charges[neuron] + (Thresholds[neuron] / 2) - (Thresholds[neuron] - 1);

    /// <summary>Weight of the input that lifts a neuron by its threshold less 1, in <see cref="SignedTiming.Lifts"/> events.</summary>
    public int Lift(int neuron) => (Thresholds[neuron] - 1) / SignedTiming.Lifts;

    /// <summary>The integer network: what each neuron counts.</summary>
    /// <param name="inputs">How often each source fires, with sign.</param>
    /// <param name="counts">Takes the counts, with sign.</param>
    public void Count(ReadOnlySpan<int> inputs, Span<int> counts)
    {
        Charges.CopyTo(counts);
        for (int source = 0; source < Inputs; source++)
        {
            int input = inputs[source];
            if (input == 0)
                continue;
            ReadOnlySpan<int> row = Weights.AsSpan(source * Neurons, Neurons);
            for (int neuron = 0; neuron < row.Length; neuron++)
                counts[neuron] += input * row[neuron];
        }
        for (int neuron = 0; neuron < Neurons; neuron++)
            counts[neuron] = Floor(counts[neuron] + (Thresholds[neuron] / 2), Thresholds[neuron]);
    }

    private static int Floor(int value, int divisor) => value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor);
}
