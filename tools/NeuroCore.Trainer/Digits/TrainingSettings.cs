// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Trainer.Digits;

/// <summary>Everything about training that could be chosen otherwise. The defaults were chosen by cross-validation on the training images.</summary>
public sealed record TrainingSettings
{
    /// <summary>What trains on MNIST's images of 14 x 14: as many hidden neurons as the UP5K holds, in fewer passes over more images.</summary>
    public static TrainingSettings Mnist { get; } = new()
    {
        Hidden = 240,
        RealEpochs = 12,
        SpikingEpochs = 12,
        Batch = 64,
        HiddenSpread = 0.03,
        OutputSpread = 0.1,
        Shifted = 0.5,
    };

    /// <summary>Number of hidden neurons.</summary>
    public int Hidden { get; init; } = 48;

    /// <summary>Passes over the images with real activations, before neurons spike.</summary>
    public int RealEpochs { get; init; } = 80;

    /// <summary>Passes with the integer network's own spikes.</summary>
    public int SpikingEpochs { get; init; } = 80;

    /// <summary>Images of a step.</summary>
    public int Batch { get; init; } = 16;

    /// <summary>Length of the first step; it falls to zero in a straight line.</summary>
    public double Rate { get; init; } = 0.002;

    /// <summary>Share of the rate with which the spiking phase begins.</summary>
    public double SpikingRate { get; init; } = 0.5;

    /// <summary>Weight decay, as a share of a step.</summary>
    public double Decay { get; init; } = 0.001;

    /// <summary>Spikes that the right output should have at least.</summary>
    public double Most { get; init; } = 10;

    /// <summary>Spikes that the other outputs should have at most: none by default.</summary>
    public double Least { get; init; }

    /// <summary>Share of images that are shifted by a pixel.</summary>
    public double Shifted { get; init; } = 0.2;

    /// <summary>Largest initial weight from a pixel, in thresholds.</summary>
    public double HiddenSpread { get; init; } = 0.05;

    /// <summary>Largest initial weight from a hidden neuron, in thresholds.</summary>
    public double OutputSpread { get; init; } = 0.2;

    /// <summary>How far below its first spike, or beyond its last, a hidden neuron still learns, in thresholds.</summary>
    public double Window { get; init; } = 0.5;
}
