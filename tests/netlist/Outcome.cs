// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Model;

namespace NeuroCore.Netlists;

/// <summary>What a vector gave on one execution.</summary>
/// <param name="Spikes">How many spikes.</param>
/// <param name="Digest">Digest of the spikes.</param>
/// <param name="Clocks">Clocks that the core spent, as counted by itself.</param>
/// <param name="State">The state after the run; null if it is not read.</param>
internal sealed record Outcome(int Spikes, string Digest, long Clocks, SavedState? State)
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
    /// <exception cref="NeuroCoreException">The board does not answer as a board does, or does not hold what was written.</exception>
    public static async Task<Outcome> OnAsync(DeviceSession session, Vector vector, CancellationToken cancellation)
    {
        await session.LoadAsync(vector.Image, null, cancellation).ConfigureAwait(false);
        if (vector.ReadsBack)
            await session.VerifyAsync(vector.Image, cancellation).ConfigureAwait(false);
        var run = await session.RunAsync(vector.Events, vector.Ticks, null, cancellation).ConfigureAwait(false);
        var state = vector.ReadsBack ? await session.SaveStateAsync(cancellation).ConfigureAwait(false) : null;
        return new Outcome(run.Spikes.Length, run.Digest, run.Clocks, state);
    }

    /// <summary>The first thing in which another outcome differs; null if nothing does.</summary>
    public string? Difference(Outcome other)
    {
        if (Spikes != other.Spikes)
            return $"{other.Spikes} spikes, not {Spikes}";
        if (Digest != other.Digest)
            return $"digest {other.Digest[..12]}, not {Digest[..12]}";
        if (Clocks != other.Clocks)
            return $"{other.Clocks} clocks, not {Clocks}";
        if (State?.Digest == other.State?.Digest)
            return null;
        var (mine, found) = State!.Sections.Zip(other.State!.Sections).First(pair => !pair.First.Words.SequenceEqual(pair.Second.Words));
        var word = Enumerable.Range(0, mine.Words.Length).First(index => mine.Words[index] != found.Words[index]);
        return $"bank {mine.Bank} holds 0x{found.Words[word]:x4} at {mine.Address + word}, not 0x{mine.Words[word]:x4}";
    }
}
