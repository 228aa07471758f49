// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Network;

namespace NeuroCore.Daemon.Jobs;

/// <summary>Checks what a client sends and makes a job of it. Every mistake is a <see cref="NeuroCoreException"/> with one sentence.</summary>
internal static class JobCompiler
{
    private const string UsualBuild = "icebreaker";
    private const string What = "the description";
    private const int MostDescriptionCharacters = 1 << 20;
    private const int MostNameCharacters = 100;
    private const int MostPriority = 100;
    private const double MostSeconds = 30 * 24 * 3600;

    /// <summary>The job.</summary>
    public static JobSpec Compile(JobRequest request)
    {
        CheckWords(request);
        var (description, image) = Network(request);
        var state = State(request, image);
        var first = state?.Tick ?? 0;
        if (request.Spikes is not null && (request.Sources ?? request.Drives) is not null)
            throw new NeuroCoreException("`spikes` and `sources` or `drives` both say what comes in: give one of them.");
        var own = (request.Spikes, request.Sources, request.Drives) is (null, null, null) ? description?.Stimulus : null;
        var ticks = request.Ticks ?? (description?.Stimulus is { } stimulus ? (int)Math.Max(0, stimulus.Ticks - first) : null as int?) ??
            throw new NeuroCoreException("The job does not say how long to run: give `ticks`, or write `run:` into the description.");
        var given = request.Spikes is { } spikes ? SpikeList.Read(spikes, image) : request.Sources is { } sources ? RawInput.Events(sources, image) : null;
        var events = given ?? Placed(own, image, first);
        if (given?.Exists(item => item.Tick >= ticks) == true)
            throw new NeuroCoreException($"The input has a spike in tick {given.Find(item => item.Tick >= ticks).Tick}, but the run has {ticks} ticks, 0 to {ticks - 1}: run longer or leave it out.");
        return new JobSpec
        {
            Name = request.Name ?? image.Metadata.Name,
            Key = request.Key,
            On = request.On,
            Image = image,
            Ticks = ticks,
            Events = [.. events.Where(item => item.Tick < ticks).Distinct().OrderBy(item => item.Tick).ThenBy(item => item.Source)],
            Drives = request.Drives is { } drives ? RawInput.Drives(drives, image, ticks) : [.. (own?.Drives ?? []).Where(change => change.Tick >= first && change.Tick - first < ticks).Select(change => Words(change, image, first))],
            From = state,
            UntilSpikes = request.UntilSpikes ?? image.WordAt(Bank.Control, (int)ControlRegister.SpikesLeft),
            Priority = request.Priority,
            TimeLimitSeconds = request.TimeLimitSeconds,
        };
    }

    private static void CheckWords(JobRequest request)
    {
        foreach (var (field, text) in new[] { ("name", request.Name), ("key", request.Key), ("on", request.On), ("build", request.Build) })
        {
            if (text is not null && (text.Length is 0 or > MostNameCharacters || text.Any(char.IsControl)))
                throw new NeuroCoreException($"`{field}` must have 1 to {MostNameCharacters} characters and no line breaks: shorten it.");
        }

        if (request.Ticks < 0)
            throw new NeuroCoreException($"`ticks` is {request.Ticks}, but a run has 0 ticks or more.");
        if (request.UntilSpikes is < 1 or > RunControl.MostSpikes)
            throw new NeuroCoreException($"`until_spikes` is {request.UntilSpikes}, but must lie within 1..{RunControl.MostSpikes}.");
        if (Math.Abs((long)request.Priority) > MostPriority)
            throw new NeuroCoreException($"`priority` is {request.Priority}, but must lie within -{MostPriority}..{MostPriority}.");
        if (request.TimeLimitSeconds is { } limit && !(limit > 0 && limit <= MostSeconds))
            throw new NeuroCoreException($"`time_limit_seconds` must be above 0 and at most {MostSeconds:0}.");
    }

    private static (NetworkDescription? Description, RegisterImage Image) Network(JobRequest request)
    {
        if (request.Description is { } yaml && request.Image is null)
        {
            if (yaml.Length > MostDescriptionCharacters)
                throw new NeuroCoreException($"`description` has {yaml.Length} characters, but may have {MostDescriptionCharacters}: compile it and send the image.");
            var build = Configurations.Named(request.Build ?? UsualBuild);
            var description = NetworkFile.ParseAlone(yaml, What);
            return (description, NetworkCompiler.Compile(description, build).Image);
        }

        if (request.Image is { } text && request.Description is null)
        {
            var image = ImageFile.Read(new MemoryStream(Bytes(text, "image")), "`image`");
            if (request.Build is { } named && named != image.Target.Name)
                throw new NeuroCoreException($"`image` was made for '{image.Target.Name}', not for '{named}': leave `build` out, or compile it again.");
            return (null, image);
        }

        throw new NeuroCoreException("A job has either a `description` or an `image`: give one of them.");
    }

    private static SavedState? State(JobRequest request, RegisterImage image)
    {
        if (request.FromState is not { } text)
            return null;
        var state = SavedStateFile.Read(Bytes(text, "from_state"), "`from_state`");
        return state.Build == image.Target.Name && state.ImageDigest == SavedState.DigestOf(image)
            ? state
            : throw new NeuroCoreException("`from_state` was saved with another image or build: send the image that it was saved with.");
    }

    private static byte[] Bytes(string text, string field)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException error)
        {
            throw new NeuroCoreException($"`{field}` is no base64: encode the bytes of the file.", error);
        }
    }

    private static IEnumerable<SourceEvent> Placed(Stimulus? stimulus, RegisterImage image, long first) => stimulus is null
        ? []
        : StimulusPlacement.Place(stimulus, image.Metadata)
            .Where(spike => spike.Tick >= first)
            .Select(spike => new SourceEvent((int)(spike.Tick - first), spike.Source, spike.Negative));

    private static DriveWords Words(DriveChange change, RegisterImage image, long first)
    {
        var (address, words) = StimulusPlacement.Encoders(change, image);
        return new DriveWords((int)(change.Tick - first), address, words);
    }
}
