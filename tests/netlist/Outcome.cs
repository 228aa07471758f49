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
/// <param name="Loaded">The image, read after loading.</param>
/// <param name="State">The state, read after the run.</param>
internal sealed record Outcome(int Spikes, string Digest, long Clocks, ImmutableArray<ImageSection> Loaded, ImmutableArray<ImageSection> State)
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
        var (loaded, state) = (ImmutableArray.CreateBuilder<ImageSection>(), ImmutableArray.CreateBuilder<ImageSection>());
        if (vector.ReadsImage)
        {
            // Banks that a build lacks read as 0, whatever was written, and between the words of an image lie those of the last; the model knows.
            foreach (var (bank, address, count) in StateWords.Joined(vector.Image.Sections.Select(section => (section.Bank, section.Address, section.Words.Length))))
                loaded.Add(await ReadAsync(session, bank, address, count, cancellation).ConfigureAwait(false));
        }

        if (vector.FirstTick != 0)
            await session.WriteAsync(Bank.Control, (int)ControlRegister.TickLow, new[] { (ushort)vector.FirstTick, (ushort)(vector.FirstTick >> 16) }, cancellation).ConfigureAwait(false);
        var run = await session.RunAsync(vector.Events, vector.Ticks, null, cancellation).ConfigureAwait(false);
        if (vector.ReadsState)
        {
            foreach (var (bank, address, count) in StateWords.Joined(vector.IsSmall ? StateWords.OfImage(vector.Image) : StateWords.OfBuild(vector.Image)))
                state.Add(await ReadAsync(session, bank, address, count, cancellation).ConfigureAwait(false));
        }

        return new Outcome(run.Spikes.Length, run.Digest, run.Clocks, loaded.ToImmutable(), state.ToImmutable());
    }

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
        return Difference(Loaded, other.Loaded, "after loading") ?? Difference(State, other.State, "after the run");
    }

    private static string? Difference(ImmutableArray<ImageSection> mine, ImmutableArray<ImageSection> found, string when)
    {
        var words = mine.Zip(found)
            .SelectMany(pair => pair.First.Words.Zip(pair.Second.Words).Select((word, index) => (pair.First.Bank, Address: pair.First.Address + index, word.First, word.Second)))
            .Where(word => word.First != word.Second).ToList();
        if (words.Count == 0)
            return null;
        var (bank, address, right, wrong) = words[0];
        return $"bank {bank} holds 0x{wrong:x4} at {address}, not 0x{right:x4}, {when}{(words.Count > 1 ? $", and {words.Count - 1} others differ" : "")}";
    }
}
