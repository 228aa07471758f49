// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Numerics;
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Netlists;

/// <summary>Drives a simulated netlist through its UART pins and compares what it does with the model.</summary>
/// <param name="program">The simulation.</param>
/// <param name="build">Its build.</param>
/// <param name="sourceHash">Hash of its inputs that its identity registers must have.</param>
/// <param name="expected">Vectors, and what they give on the model.</param>
/// <param name="recordings">Recordings of the model's pins.</param>
/// <param name="passed">Told what the netlist without a fault did right: it takes minutes.</param>
internal sealed class Drive(
    string program, Configuration build, uint sourceHash, ImmutableArray<(Vector Vector, Outcome Outcome)> expected, ImmutableArray<string> recordings,
    Action<string> passed)
{
    // What is agreed upon with the netlist without a fault, which is driven first.
    private int _baud;

    /// <summary>A bit for each fault whose entry the recordings look up in the netlist without a fault; there once that was run.</summary>
    public BigInteger LookedUp { get; private set; }

    /// <summary>Runs all vectors.</summary>
    /// <param name="fault">Number of the fault that the netlist has; 0: none.</param>
    /// <param name="patience">How long it may be silent; slow machines need more.</param>
    /// <param name="limit">How long it may take altogether.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The first difference in words; null if there is none.</returns>
    public async Task<string?> RunAsync(int fault, TimeSpan patience, TimeSpan limit, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(limit);
        try
        {
            foreach (var recording in recordings)
            {
                var (difference, lookedUp) = await SimulatedBoard.ReplayAsync(program, fault, recording, deadline.Token).ConfigureAwait(false);
                if (difference is not null)
                    return difference;
                if (fault != 0)
                    continue;
                LookedUp |= lookedUp;
                passed(Path.GetFileNameWithoutExtension(recording));
            }

            var board = await SimulatedBoard.StartAsync(program, fault).ConfigureAwait(false);
            await using (board.ConfigureAwait(false))
                return await CompareAsync(board, fault, patience, deadline.Token).ConfigureAwait(false);
        }
        // A simulation that ended is no board with a fault.
        catch (NeuroCoreException error) when (error is not (TransportException or SimulationException))
        {
            return error.Message;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"no end within {limit.TotalSeconds:F0} s";
        }
    }

    /// <summary>Plays the first of the recordings.</summary>
    /// <param name="fault">Number of the fault that the netlist has.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The first difference in words; null if there is none, or no recording.</returns>
    public async Task<string?> ReplayFirstAsync(int fault, CancellationToken cancellation) =>
        recordings.IsEmpty ? null : (await SimulatedBoard.ReplayAsync(program, fault, recordings[0], cancellation).ConfigureAwait(false)).Difference;

    private async Task<string?> CompareAsync(SimulatedBoard board, int fault, TimeSpan patience, CancellationToken cancellation)
    {
        var (session, baud) = await board.ConnectAsync(build, fault == 0 ? RateNegotiation.Usual : [_baud], patience, cancellation).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            _baud = fault == 0 ? baud : _baud;
            if (baud != _baud)
                return $"it can be spoken to at {baud:N0} baud, not {_baud:N0}";
            var identity = session.Identity;
            if (!identity.Fits(build) || identity.ConfigurationHash != build.NameHash || identity.ClockHertz != build.ClockHertz)
                return $"the board says that it is {identity.BuildName}: {identity.Shape}, {identity.ClockHertz} Hz";
            if (identity.SourceHash != sourceHash)
                return $"the board says that its inputs have the hash {identity.SourceHash:x8}, not {sourceHash:x8}";
            foreach (var (vector, outcome) in expected)
            {
                if (outcome.Difference(await Outcome.OnAsync(session, vector, cancellation).ConfigureAwait(false)) is { } difference)
                    return $"{vector.Name}: {difference}";
                if (fault == 0)
                    passed(vector.Name);
            }

            return null;
        }
    }
}
