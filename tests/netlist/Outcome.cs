// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Model;

namespace NeuroCore.Netlists;

/// <summary>What a vector gave on one execution.</summary>
/// <param name="Spikes">How many spikes.</param>
/// <param name="Digest">Digest of the spikes.</param>
/// <param name="Clocks">Clocks that the core spent, as counted by itself.</param>
/// <param name="Words">What was read: the image after loading, the state after the run.</param>
internal sealed record Outcome(int Spikes, string Digest, long Clocks, ImmutableArray<ImageSection> Words)
{
    /// <summary>Runs a vector on the cycle-accurate model.</summary>
    public static async Task<Outcome> OnModelAsync(Vector vector)
    {
        var transport = new InProcessTransport(new BoardModel(vector.Image.Target), "the model");
        var session = await DeviceSession.ConnectAsync(transport).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
            return await OnAsync(session, vector, default).ConfigureAwait(false);
    }

    /// <summary>Runs a vector in a session.</summary>
    /// <exception cref="NeuroCoreException">The board does not answer as a board does.</exception>
    public static async Task<Outcome> OnAsync(DeviceSession session, Vector vector, CancellationToken cancellation)
    {
        await session.LoadAsync(vector.Image, null, cancellation).ConfigureAwait(false);
        var words = ImmutableArray.CreateBuilder<ImageSection>();
        if (vector.ReadsImage)
        {
            // Banks that a build lacks read as 0, whatever was written; the model knows.
            foreach (var section in vector.Image.Sections)
                words.Add(await ReadAsync(session, section.Bank, section.Address, section.Words.Length, cancellation).ConfigureAwait(false));
        }

        if (vector.FirstTick != 0)
            await session.WriteAsync(Bank.Control, (int)ControlRegister.TickLow, new[] { (ushort)vector.FirstTick, (ushort)(vector.FirstTick >> 16) }, cancellation).ConfigureAwait(false);
        var run = await session.RunAsync(vector.Events, vector.Ticks, null, cancellation).ConfigureAwait(false);
        if (vector.ReadsState)
        {
            foreach (var (bank, address, count) in State(vector.Image))
                words.Add(await ReadAsync(session, bank, address, count, cancellation).ConfigureAwait(false));
        }

        return new Outcome(run.Spikes.Length, run.Digest, run.Clocks, words.ToImmutable());
    }

    // All that a run changes. (The session would save the state of images alone that a compiler could make.)
    private static IEnumerable<(Bank Bank, int Address, int Count)> State(RegisterImage image) =>
    [
        .. StateBanks.Registers.Select(register => (Bank.Control, (int)register, 1)),
        .. StateBanks.Of(image.Target).Select(bank => (bank, 0, BankDepth.Of(image.Target, bank))),
        .. StateBanks.LearningOf(image),
    ];

    private static async Task<ImageSection> ReadAsync(DeviceSession session, Bank bank, int address, int count, CancellationToken cancellation) =>
        new(bank, address, await session.ReadAsync(bank, address, count, cancellation).ConfigureAwait(false));

    /// <summary>The first thing in which another outcome differs; null if nothing does.</summary>
    public string? Difference(Outcome other)
    {
        if (Spikes != other.Spikes)
            return $"{other.Spikes} spikes, not {Spikes}";
        if (Digest != other.Digest)
            return $"digest {other.Digest[..12]}, not {Digest[..12]}";
        if (Clocks != other.Clocks)
            return $"{other.Clocks} clocks, not {Clocks}";
        var (mine, found) = Words.Zip(other.Words).FirstOrDefault(pair => !pair.First.Words.SequenceEqual(pair.Second.Words));
        if (mine is null)
            return null;
        var word = Enumerable.Range(0, mine.Words.Length).First(index => mine.Words[index] != found.Words[index]);
        return $"bank {mine.Bank} holds 0x{found.Words[word]:x4} at {mine.Address + word}, not 0x{mine.Words[word]:x4}";
    }
}
