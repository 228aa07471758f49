// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Trainer.Digits;

namespace NeuroCore.Demo.Encoded;

/// <summary>
/// Shows images as a value per pixel, which the board's encoders make spikes of, and reads its counters. The commands of
/// an image are on their way while the one before is still worked on, so that the wire hardly rests.
/// </summary>
/// <param name="session">Session with the board, which has loaded the image.</param>
/// <param name="image">The compiled network.</param>
public sealed class EncodedClassifier(DeviceSession session, RegisterImage image)
{
    /// <summary>Name of the description.</summary>
    public const string Description = "encoded.yaml";

    // In tick 0 no regular input spikes; from then on each pixel does as often as its value says, in any 16 ticks.
    private const int DrivenTicks = SpikeCoding.ImageTicks + 1;
    private const int TickMark = 1 << LinkLimits.StreamValueBits;

    private readonly PopulationPlace _digits = image.Metadata.Populations.Single(place => place.Name == DigitClassifier.Digits);
    private readonly ImmutableArray<Bank> _leftovers = Leftovers.Of(image);

    /// <summary>Brings the board to where every image begins and ends. Spikes stay on it, if it lets the host choose.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        await session.ResetStateAsync(cancellation).ConfigureAwait(false);
        await session.FillAsync(Bank.Encoder, 0, 0, image.Target.Encoders, cancellation).ConfigureAwait(false);
        if (image.Target.Has(Capabilities.Report))
            await session.FillAsync(Bank.Report, 0, 0, BankDepth.Of(image.Target, Bank.Report), cancellation).ConfigureAwait(false);
    }

    /// <summary>Shows images one after the other to a board that is prepared.</summary>
    /// <param name="digits">The images.</param>
    /// <param name="shown">Called once an image.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The spikes of each output for each image, and the clocks of all.</returns>
    public async Task<EncodedResult> ShowAsync(ImmutableArray<DigitImage> digits, Action shown, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(shown);
        // The clocks before, a frame for each image, the clocks after.
        var frames = new List<ImmutableArray<ushort>>();
        await session.ExecuteAsync(
            digits.SelectMany(Commands).Prepend(ReadClocks).Append(ReadClocks),
            frame =>
            {
                // Builds without a choice of reported neurons send their spikes too.
                if (frame.Reply != Reply.ReadData)
                    return;
                if (frames.Count > 0 && frames.Count <= digits.Length)
                    shown();
                frames.Add(frame.Words);
            },
            cancellation).ConfigureAwait(false);
        return new EncodedResult(
            digits, [.. frames[1..^1].Select(Counts)], unchecked(Clocks(frames[^1]) - Clocks(frames[0])));
    }

    private static LinkCommand ReadClocks => LinkCommand.Read(Bank.Control, (int)ControlRegister.ClocksLow, 2);

    private static uint Clocks(ImmutableArray<ushort> words) => words[0] | ((uint)words[1] << 16);

    private ImmutableArray<int> Counts(ImmutableArray<ushort> words) =>
        [.. Enumerable.Range(0, _digits.Count).Select(digit => (int)words[_digits.Position(digit) - _digits.First])];

    // Each image leaves the encoders at rest, so the next writes nothing but its ink.
    private IEnumerable<LinkCommand> Commands(DigitImage digit) =>
    [
        .. PixelDrives.Write(digit, image),
        .. _leftovers.Select(bank => LinkCommand.Fill(bank, 0, 0, bank == Bank.Accumulator ? BankDepth.Of(image.Target, bank) : image.Neurons)),
        LinkCommand.Fill(Bank.Event, 0, 0, BankDepth.Of(image.Target, Bank.Event)),
        LinkCommand.Write(Bank.Control, (int)ControlRegister.TickLow, [0]),
        LinkCommand.Run([TickMark | DrivenTicks]),
        LinkCommand.Fill(Bank.Encoder, 0, 0, digit.Pixels.Length),
        LinkCommand.Run([TickMark | SpikeCoding.DrainTicks]),
        LinkCommand.Read(Bank.CountTake, _digits.First, _digits.Count),
    ];
}
