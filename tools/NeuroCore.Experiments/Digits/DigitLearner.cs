// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler;
using NeuroCore.Emulator;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Network;
using NeuroCore.Trainer.Digits;

namespace NeuroCore.Experiments.Digits;

/// <summary>Shows images to a board that learns them without labels, by the board's own encoders and counters.</summary>
/// <param name="board">A board that has loaded the network.</param>
public sealed class DigitLearner(ExperimentBoard board)
{
    /// <summary>Name of the input that takes pixels.</summary>
    public const string Pixels = "pixels";

    /// <summary>Name of the population that learns.</summary>
    public const string Cells = "cells";

    /// <summary>Name of the projection that learns.</summary>
    public const string Learned = "learned";

    /// <summary>Ticks that an image is shown for.</summary>
    public const int Ticks = 30;

    private const int TickMark = 1 << LinkLimits.StreamValueBits;

    private readonly RegisterImage _image = board.Image;
    private readonly PopulationPlace _cells = board.Image.Metadata.Populations.Single(place => place.Name == Cells);

    /// <summary>The network of the example, for a build.</summary>
    /// <param name="folder">Folder of the example.</param>
    /// <param name="build">A build that learns, with encoders, counters and adaptation.</param>
    public static RegisterImage Compile(string folder, Configuration build) =>
        NetworkCompiler.Compile(NetworkFile.Load(Path.Combine(folder, "network.yaml")), build).Image;

    /// <summary>Shows images one after the other. Nothing is left of one when the next comes but weights and thresholds.</summary>
    /// <param name="digits">The images.</param>
    /// <param name="watch">Who looks.</param>
    /// <returns>Spikes of each neuron for each image.</returns>
    public async Task<ImmutableArray<ImmutableArray<int>>> ShowAsync(IReadOnlyCollection<DigitImage> digits, Watch watch = default)
    {
        ArgumentNullException.ThrowIfNull(digits);
        var counts = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        if (board.Core is { } core)
        {
            foreach (var digit in digits)
            {
                watch.Cancellation.ThrowIfCancellationRequested();
                counts.Add(Shown(core, digit));
                watch.Tell(counts.Count, digits.Count);
            }

            return counts.ToImmutable();
        }

        await board.Session.ExecuteAsync(
            digits.SelectMany(Commands),
            frame =>
            {
                // A build without a choice of reported neurons sends spikes too.
                if (frame.Reply != Reply.ReadData)
                    return;
                counts.Add([.. Enumerable.Range(0, _cells.Count).Select(index => (int)frame.Words[_cells.Position(index) - _cells.First])]);
                watch.Tell(counts.Count, digits.Count);
            },
            watch.Cancellation).ConfigureAwait(false);
        return counts.ToImmutable();
    }

    /// <summary>From now on neither weights nor thresholds change.</summary>
    public async Task FreezeAsync()
    {
        await board.Session.SetGateAsync(false).ConfigureAwait(false);
        await WriteClassesAsync(block => block with { ThetaStep = 0, KeepTheta = ClassParameters.KeepAll }).ConfigureAwait(false);
    }

    /// <summary>Undoes <see cref="FreezeAsync"/>.</summary>
    public async Task ThawAsync()
    {
        await WriteClassesAsync(block => block).ConfigureAwait(false);
        await board.Session.SetGateAsync(true).ConfigureAwait(false);
    }

    /// <summary>The weights, as the board's integers, pixel by pixel and neuron by neuron.</summary>
    public async Task<ImmutableArray<int>> WeightsAsync() =>
        [.. (await board.Session.ReadWeightsAsync(Learned).ConfigureAwait(false)).Select(weight => weight.Code)];

    /// <summary>What homeostasis has added to the threshold of each neuron.</summary>
    public async Task<ImmutableArray<int>> ThresholdsAsync()
    {
        var words = await board.Session.ReadAsync(Bank.Adaptation, _cells.First, _cells.Count).ConfigureAwait(false);
        return [.. Enumerable.Range(0, _cells.Count).Select(index => (int)(short)words[_cells.Position(index) - _cells.First])];
    }

    // What the commands do, without a link between.
    private ImmutableArray<int> Shown(EmulatedCore core, DigitImage digit)
    {
        var (address, words) = Encoders(digit);
        for (var i = 0; i < words.Length; i++)
            core.Write(Bank.Encoder, address + i, words[i]);
        Clear(Bank.Membrane, 0, _image.Neurons);
        Clear(Bank.Residue, 0, _image.Neurons);
        Clear(Bank.Event, 0, BankDepth.Of(_image.Target, Bank.Event));
        Clear(Bank.SourceTrace, LearningLayout.SourceTrace(_image.Target, Trace.X1, 0), _image.Sources);
        core.Run(Ticks);
        ImmutableArray<int> counts = [.. Enumerable.Range(0, _cells.Count).Select(index => (int)core.Read(Bank.Count, _cells.Position(index)))];
        Clear(Bank.Count, _cells.First, _cells.Count);
        return counts;

        void Clear(Bank bank, int first, int count)
        {
            for (var i = 0; i < count; i++)
                core.Write(bank, first + i, 0);
        }
    }

    private (int Address, ImmutableArray<ushort> Words) Encoders(DigitImage digit)
    {
        var drive = Drive.Bernoulli(Rates.PerTick(NeuronValues.Each(digit.Pixels.Select(pixel => pixel / (double)DigitImage.Ink))));
        return StimulusPlacement.Encoders(new DriveChange(0, Pixels, drive), _image);
    }

    private IEnumerable<LinkCommand> Commands(DigitImage digit)
    {
        var (address, words) = Encoders(digit);
        return
        [
            LinkCommand.Write(Bank.Encoder, address, words.AsSpan()),
            LinkCommand.Fill(Bank.Membrane, 0, 0, _image.Neurons),
            LinkCommand.Fill(Bank.Residue, 0, 0, _image.Neurons),
            LinkCommand.Fill(Bank.Event, 0, 0, BankDepth.Of(_image.Target, Bank.Event)),
            LinkCommand.Fill(Bank.SourceTrace, LearningLayout.SourceTrace(_image.Target, Trace.X1, 0), 0, _image.Sources),
            LinkCommand.Run([TickMark | Ticks]),
            LinkCommand.Read(Bank.CountTake, _cells.First, _cells.Count),
        ];
    }

    private async Task WriteClassesAsync(Func<ClassParameters, ClassParameters> change)
    {
        foreach (var section in _image.Sections.Where(section => section.Bank == Bank.Class))
        {
            var words = section.Words.Chunk(ClassParameters.WordsPerBlock).SelectMany(block => change(ClassParameters.FromWords(block)).ToWords()).ToArray();
            await board.Session.WriteAsync(Bank.Class, section.Address, words).ConfigureAwait(false);
        }
    }
}
