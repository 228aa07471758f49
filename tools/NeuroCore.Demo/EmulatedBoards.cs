// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler;
using NeuroCore.Emulator;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Trainer.Digits;

namespace NeuroCore.Demo;

/// <summary>Shows images to emulated cores, one for each processor, each image to a network at rest. There is no link between: what it would carry comes to the same.</summary>
internal static class EmulatedBoards
{
    internal static ImmutableArray<ShownImage> Show(RegisterImage image, ImmutableArray<DigitImage> digits, Action shown)
    {
        var trials = digits.AsParallel().AsOrdered().Select(digit =>
        {
            var stimulus = DigitClassifier.StimulusOf(digit);
            return new Trial(stimulus.Ticks, new Stimulus(
                stimulus.Ticks,
                StimulusPlacement.Place(stimulus, image.Metadata).Select(spike => ((int)spike.Tick, spike.Source, spike.Negative))));
        }).ToArray();
        var counts = new DigitCounts(image);
        return [.. EmulatorBatch.Run(image, trials, done: shown).Zip(trials, digits).Select(all =>
        {
            var (result, trial, digit) = all;
            var run = new RunRecord(
                [.. result.Spikes.Select(spike => new Spike(spike.Tick, spike.Number, spike.Negative))], 0, trial.Ticks, result.Clocks, 0);
            return new ShownImage(digit, counts.Of(run), run);
        })];
    }
}
