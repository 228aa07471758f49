// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Cli.Changing;
using NeuroCore.Cli.Learning;
using NeuroCore.Cli.Places;
using NeuroCore.Cli.Reporting;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Network;

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
        if (request is { Place: { Name: Place.Emulator, IsReplay: false }, Build: null } && subject.LargeImage() is { } large)
            return await RunLargeAsync(subject, large, cancellation).ConfigureAwait(false);
        var build = subject.BuildFor(request.Build) ?? (request.Place.IsPort ? null : Configurations.Named(CommonOptions.UsualBuild));
        // What can be wrong with the network is told before a board is touched.
        var state = request.FromState is { } path ? SavedStateFile.Read(path) : null;
        var image = build is null ? null : subject.ImageFor(build);
        var input = image is null ? null : InputFor(subject, image, state);
        var plan = image is null || input is null ? null : PlanFor(image, input, state);
        var changes = image is null || input is null ? null : ChangesFor(image, input);
        var (transport, options) = await request.Place.OpenAsync(build, request.Baud, cancellation).ConfigureAwait(false);
        var session = await DeviceSession.ConnectAsync(Recorded(transport), options, cancellation).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            image ??= subject.ImageFor(BuildOf(session));
            input ??= InputFor(subject, image, state);
            plan ??= PlanFor(image, input, state);
            changes ??= ChangesFor(image, input);
            await RemarkAsync(input, plan).ConfigureAwait(false);
            await RunProgressBars.LoadAsync(terminal, progress => session.LoadAsync(image, progress, cancellation)).ConfigureAwait(false);
            await PrepareAsync(session, image, state, cancellation).ConfigureAwait(false);
            var how = Pace.Of(request.UntilSpikes, request.TickPeriod, image, session.Identity.ClockHertz);
            var watch = new LearningWatch(session, image, plan, changes.Projections);
            await watch.BeginAsync(isFresh: state is null, cancellation).ConfigureAwait(false);
            var outcome = await RunProgressBars.RunAsync(
                terminal, progress => DoAsync(session, input, how, [.. watch.Pauses(input.Ticks), .. changes.Pauses], progress, cancellation)).ConfigureAwait(false);
            // What was cancelled has ended after a tick: its state is whole.
            var learning = await watch.EndAsync(outcome.Record.Ticks).ConfigureAwait(false);
            await SaveAsync(session).ConfigureAwait(false);
            return Tell(new RunResult(request.Place.Name, session.Identity, image, input, how, outcome, learning, changes.Made, session.Statistics));
        }
    }

    private async Task<int> RunLargeAsync(RunSubject subject, RegisterImage image, CancellationToken cancellation)
    {
        LargeRun.Require(request, image);
        var input = InputFor(subject, image, null);
        await terminal.Error.WriteLineAsync(
            $"No build of the hardware can hold '{image.Metadata.Name}' ({image.Neurons:N0} neurons): the emulator runs it as a build as large as itself.").ConfigureAwait(false);
        await RemarkAsync(input, PlanFor(image, input, null)).ConfigureAwait(false);
        var outcome = await Task.Run(() => LargeRun.Do(image, input, cancellation), CancellationToken.None).ConfigureAwait(false);
        return Tell(new RunResult(
            request.Place.Name, LargeRun.IdentityOf(image.Target), image, input, new RunOptions(), outcome, new LearningRecord(false, [], []), [], default));
    }

    private static async Task<RunOutcome> DoAsync(
        DeviceSession session, RunInput input, RunOptions how, IEnumerable<RunPause> changes, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        var pauses = EncoderPauses.Of(input.Changes).Concat(changes);
        try
        {
            return new RunOutcome(await session.RunAsync(input.Events, input.Ticks, how, pauses, progress, cancellation).ConfigureAwait(false), false);
        }
        catch (RunCancelledException cancelled)
        {
            return new RunOutcome(cancelled.Kept, true);
        }
    }

    private async Task SaveAsync(DeviceSession session)
    {
        if (request.SaveState is { } state)
            SavedStateFile.Write(state, await session.SaveStateAsync(CancellationToken.None).ConfigureAwait(false));
        foreach (var (path, freeze) in new[] { (request.Learning.SaveNetwork, false), (request.Learning.SaveFrozen, true) })
        {
            if (path is null)
                continue;
            var trained = await session.TrainedImageAsync(freeze, request.Learning.KeepThresholds, CancellationToken.None).ConfigureAwait(false);
            AtomicFile.Write(path, stream => ImageFile.Write(stream, trained));
        }
    }

    private RunInput InputFor(RunSubject subject, RegisterImage image, SavedState? state)
    {
        if (request.ProbeFile is not null && request.Probes.IsEmpty && image.WordAt(Bank.Control, (int)ControlRegister.ProbeCount) == 0)
            throw new NeuroCoreException("--probes has nothing to write, because nothing is probed: give --probe, or write `probe:` into the description.");
        // Times that are no whole ticks are told before anything runs.
        _ = request.Pictures.RateStep(image.Metadata.TickSeconds);
        return subject.InputFor(image, request.Length, request.Stimulus, state?.Tick ?? 0);
    }

    private LearningPlan PlanFor(RegisterImage image, RunInput input, SavedState? state) =>
        LearningPlan.Of(request.Learning, image, state?.Tick ?? 0, input.Ticks);

    private ChangePlan ChangesFor(RegisterImage image, RunInput input) =>
        ChangePlan.Of([.. request.Changes, .. request.ChangeFiles.SelectMany(file => ChangeFile.Load(file))], image, input.Ticks);

    private async Task RemarkAsync(RunInput input, LearningPlan plan)
    {
        if (input.Beyond > 0)
            await terminal.Error.WriteLineAsync($"The stimulus has {Quantities.Count(input.Beyond, "spike")} after the last tick of this run; they are not given.").ConfigureAwait(false);
        if (plan.Factors.Beyond > 0)
            await terminal.Error.WriteLineAsync($"{Quantities.Count(plan.Factors.Beyond, "third factor")} would be set after the last tick of this run; they are not set.").ConfigureAwait(false);
    }

    private async Task PrepareAsync(DeviceSession session, RegisterImage image, SavedState? state, CancellationToken cancellation)
    {
        if (state is not null)
            await session.RestoreStateAsync(state, cancellation).ConfigureAwait(false);
        // After the state, so that the first sample is that of the k-th tick of this run.
        if (!request.Probes.IsEmpty)
            await session.SetProbesAsync(ProbePlaces.Words(request.Probes, image), request.Every, cancellation).ConfigureAwait(false);
    }

    private static Configuration BuildOf(DeviceSession session) => session.Identity.Configuration ?? throw new NeuroCoreException(
        $"The board on {session.Name} is of a build that this program does not know: say with --for which build to compile for.");

    private ITransport Recorded(ITransport transport) => request.Recording is not { } path
        ? transport
        : new RecordingTransport(transport, UserFile.Create(path, () => new StreamWriter(path)));

    private int Tell(RunResult run)
    {
        if (run.IsCancelled)
            terminal.Error.WriteLine(
                $"Cancelled after {Quantities.Count(run.Record.Ticks, "tick")} of {run.Input.Ticks:N0}; kept are {Kept(run)}{(request.SaveState is { } state ? $"; the state after them is in {state}" : "")}.");
        if (request.AsJson)
            RunJson.Write(terminal, run);
        else
            RunText.Write(terminal, run);
        if (request.SpikeFile is { } spikes)
            SpikeFile.Write(spikes, run.Populations, run.Board.Capabilities.HasFlag(Capabilities.Bipolar));
        if (request.ProbeFile is { } samples)
            ProbeFile.Write(samples, ProbePlaces.Named(run));
        if (request.Learning.SampleFile is { } weights)
            WeightFiles.WriteSamples(weights, run.Learning.Courses);
        foreach (var output in request.Outputs)
            ResultFiles.Write(output, run);
        Draw(run);
        WeightOutputs.Write(
            request.Learning.Weights, run.Image, run.Learning.Courses,
            $"{run.Place} ({run.Build}), after {Quantities.Count(run.Record.Ticks, "tick")}");
        return run.IsCancelled ? ExitCode.Cancelled : ExitCode.Fine;
    }

    private void Draw(RunResult run)
    {
        if (request.Pictures.Spikes is { } raster)
            RunPicture.Save(raster, run);
        if (request.Pictures.Rates is { } rates)
            RatePicture.Save(rates, run, request.Pictures.RateStep(run.TickSeconds));
        if (request.Learning.Picture is { } course)
            LearningPicture.Save(course, run);
    }

    private static string Kept(RunResult run) => Quantities.Count(run.Record.Spikes.Length, "spike") +
        (run.Record.Samples.IsEmpty ? "" : $" and {Quantities.Count(run.Record.Samples.Length, "sampled value")}");
}
