// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Netlists;

/// <summary>A simulated netlist as a program of its own, behind its pseudo-terminal.</summary>
internal sealed class SimulatedBoard : IAsyncDisposable
{
    private const string Announcement = "pty: ";
    private const string LookedUp = "looked up:";

    // Exit codes of a replay.
    private const int Same = 0;
    private const int Differs = 3;

    private readonly Process _process;
    private readonly string _terminal;

    private SimulatedBoard(Process process, string terminal) => (_process, _terminal) = (process, terminal);

    /// <summary>Starts it.</summary>
    /// <param name="program">The program.</param>
    /// <param name="fault">Number of the fault that it has; 0: none.</param>
    /// <exception cref="SimulationException">It does not say where its terminal is.</exception>
    public static async Task<SimulatedBoard> StartAsync(string program, int fault)
    {
        // It ends with this program, also when that is killed.
        string[] arguments = fault == 0 ? ["--kept"] : ["--kept", "--fault", fault.ToString(CultureInfo.InvariantCulture)];
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var line = await process.StandardOutput.ReadLineAsync().ConfigureAwait(false);
        if (line?.StartsWith(Announcement, StringComparison.Ordinal) == true)
            return new SimulatedBoard(process, line[Announcement.Length..].Trim());
        process.Kill();
        throw new SimulationException($"{program} does not start: remove it, and it is built again.");
    }

    /// <summary>Plays a recording of the pins to one of its own.</summary>
    /// <param name="program">The program.</param>
    /// <param name="fault">Number of the fault that it has; 0: none.</param>
    /// <param name="recording">The recording.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The first difference in words, null if there is none; a bit for each fault whose entry was looked up.</returns>
    /// <exception cref="SimulationException">It ends without having played the recording.</exception>
    public static async Task<(string? Difference, BigInteger LookedUp)> ReplayAsync(string program, int fault, string recording, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo(program, ["--replay", recording, "--fault", fault.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        })!;
        try
        {
            var said = await process.StandardOutput.ReadToEndAsync(cancellation).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            if (process.ExitCode is not (Same or Differs))
                throw new SimulationException($"{program} does not play {recording} (exit code {process.ExitCode}): remove it, and it is built again.");
            var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var bits = lines.FirstOrDefault(line => line.StartsWith(LookedUp, StringComparison.Ordinal))?[LookedUp.Length..].Trim() ?? "0";
            return (
                process.ExitCode == Same ? null : $"recording {Path.GetFileNameWithoutExtension(recording)}, {lines[0]}",
                BigInteger.Parse("0" + bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    /// <summary>A session with it, at the highest speed that can be agreed upon: each clock of a simulated netlist takes its time.</summary>
    /// <param name="build">Its build.</param>
    /// <param name="rates">Speeds to try, baud.</param>
    /// <param name="patience">How long it may be silent.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The session, and its speed, baud.</returns>
    public async Task<(DeviceSession Session, int Baud)> ConnectAsync(
        Configuration build, IEnumerable<int> rates, TimeSpan patience, CancellationToken cancellation)
    {
        // Slow as it is, nothing gets lost: to ask for it would only make it send twice.
        var options = new SessionOptions { Baud = build.Baud, Patience = patience, FirstAsk = patience, SilentTries = 2, FruitlessTries = 4, Nonce = 1 };
        var port = SerialTransport.Open(_terminal, build.Baud, patience);
        var baud = await RateNegotiation.RaiseAsync(port, rates, options, cancellation).ConfigureAwait(false);
        return (await DeviceSession.ConnectAsync(port, options with { Baud = baud }, cancellation).ConfigureAwait(false), baud);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync().ConfigureAwait(false);
        _process.Dispose();
    }
}
