// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Cli.Running;

/// <summary>Does what was asked of <c>neurocore run</c>.</summary>
/// <param name="terminal">Where results go.</param>
/// <param name="request">What was asked.</param>
internal sealed class Run(Terminal terminal, RunRequest request)
{
    /// <summary>Runs and tells of it.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public async Task<int> DoAsync(CancellationToken cancellation)
    {
        var subject = RunSubject.Read(request.Network);
        var build = WantedBuild(subject);
        // What can be wrong with the network is told before a board is touched.
        var image = build is null ? null : subject.ImageFor(build);
        var input = image is null ? null : subject.InputFor(image, request.Length, request.Stimulus);
        var (transport, options) = await request.Place.OpenAsync(build, request.Baud, cancellation).ConfigureAwait(false);
        var session = await DeviceSession.ConnectAsync(Recorded(transport), options, cancellation).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            image ??= subject.ImageFor(BuildOf(session));
            input ??= subject.InputFor(image, request.Length, request.Stimulus);
            if (input.Beyond > 0)
                await terminal.Error.WriteLineAsync($"The stimulus has {Quantities.Count(input.Beyond, "spike")} after the last tick of this run; they are not given.").ConfigureAwait(false);
            await RunProgressBars.LoadAsync(terminal, progress => session.LoadAsync(image, progress, cancellation)).ConfigureAwait(false);
            var record = await RunAsync(session, input, cancellation).ConfigureAwait(false);
            return Tell(new RunResult(request.Place.Name, session.Identity, image, input, record, session.Statistics));
        }
    }

    private async Task<RunRecord> RunAsync(DeviceSession session, RunInput input, CancellationToken cancellation)
    {
        try
        {
            return await RunProgressBars.RunAsync(
                terminal, progress => session.RunAsync(input.Events, input.Ticks, progress, cancellation)).ConfigureAwait(false);
        }
        catch (RunCancelledException cancelled)
        {
            return cancelled.Kept;
        }
    }

    private Configuration? WantedBuild(RunSubject subject)
    {
        var named = request.Build is { } name ? Configurations.Named(name) : null;
        if (subject.MadeFor is { } target && named is not null && named.Name != target.Name)
            throw new NeuroCoreException(
                $"The image {request.Network} was made for '{target.Name}', not for '{named.Name}': leave --for out, or compile its description again.");
        return subject.MadeFor ?? named ?? (request.Place.IsPort ? null : Configurations.Named(CommonOptions.UsualBuild));
    }

    private static Configuration BuildOf(DeviceSession session) => session.Identity.Configuration ?? throw new NeuroCoreException(
        $"The board on {session.Name} is of a build that this program does not know: say with --for which build to compile for.");

    private ITransport Recorded(ITransport transport) => request.Recording is not { } path
        ? transport
        : new RecordingTransport(transport, UserFile.Create(path, () => new StreamWriter(path)));

    private int Tell(RunResult run)
    {
        if (run.IsCancelled)
            terminal.Error.WriteLine($"Cancelled after {Quantities.Count(run.Record.Ticks, "tick")} of {run.Input.Ticks:N0}; this is what was done.");
        if (request.AsJson)
            RunJson.Write(terminal, run);
        else
            RunText.Write(terminal, run);
        if (request.SpikeFile is { } spikes)
            SpikeFile.Write(spikes, run.Populations);
        if (request.Plot is { } picture)
            RunPicture.Save(picture, run);
        return run.IsCancelled ? ExitCode.Cancelled : ExitCode.Fine;
    }
}
