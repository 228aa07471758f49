// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Network;

namespace NeuroCore.Cli.Running;

/// <summary>What is run: an image, or a description that becomes one when the build is known.</summary>
internal sealed class RunSubject
{
    private readonly RegisterImage? _image;
    private readonly NetworkDescription? _description;

    private readonly string _path;

    private RunSubject(string path, RegisterImage? image, NetworkDescription? description)
    {
        _path = path;
        _image = image;
        _description = description;
    }

    /// <summary>The build to run it on: that of an image, or that which the user names; null if neither says.</summary>
    /// <param name="name">Build that the user names, if any.</param>
    /// <exception cref="NeuroCoreException">There is none of this name, or the image was made for another.</exception>
    public Configuration? BuildFor(string? name)
    {
        var named = name is null ? null : Configurations.Named(name);
        return _image is { Target: var target } && named is not null && named.Name != target.Name
            ? throw new NeuroCoreException(
                $"The image {_path} was made for '{target.Name}', not for '{named.Name}': leave --for out, or compile its description again.")
            : _image?.Target ?? named;
    }

    /// <summary>The image of a description that is larger than every build of the hardware; null for others.</summary>
    public RegisterImage? LargeImage() => _description is { } network ? LargeRun.ImageFor(network) : null;

    /// <summary>Reads a description or an image, whichever the file is.</summary>
    public static RunSubject Read(string path)
    {
        using (var stream = UserFile.OpenRead(path))
        {
            var start = new byte[Magic.Image.Length];
            var count = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            stream.Position = 0;
            if (Magic.Image.SequenceEqual(start.AsSpan(0, count)) || path.EndsWith(CompileCommand.Extension, StringComparison.OrdinalIgnoreCase))
                return new RunSubject(path, ImageFile.Read(stream, path), null);
        }

        return new RunSubject(path, null, NetworkFile.Load(path));
    }

    /// <summary>The image for a build.</summary>
    public RegisterImage ImageFor(Configuration build) => _image ?? NetworkCompiler.Compile(_description!, build).Image;

    /// <summary>How long to run and with which input.</summary>
    /// <param name="image">The image that is run.</param>
    /// <param name="length">What the user asked for, if anything.</param>
    /// <param name="stimulusFile">CSV file of input spikes; null for those of the description.</param>
    /// <param name="firstTick">
    /// Tick of the description that the run begins with: that of a state which it goes on from. Those of a file count from
    /// the start of this run.
    /// </param>
    public RunInput InputFor(RegisterImage image, Duration? length, string? stimulusFile, long firstTick)
    {
        var asked = length?.WholeTicks(image.Metadata.TickSeconds, "the length of the run");
        var own = _description?.Stimulus is { } all ? Rest(all, firstTick) : null;
        var stimulus = stimulusFile is null ? own : StimulusFile.Load(stimulusFile, asked is null && own?.Ticks > 0 ? own.Ticks : null);
        var ticks = asked ?? stimulus?.Ticks ?? throw new NeuroCoreException(
            $"Nobody says how long to run '{image.Metadata.Name}': give --ticks, --time or --stimulus{(_description is null ? "" : ", or write `run:` into its description")}.");
        if (asked is null && ticks == 0)
            throw new NeuroCoreException(
                $"The state is of tick {firstTick}, where the run of '{image.Metadata.Name}' has ended: give --ticks, --time or --stimulus.");
        ImmutableArray<SourceEvent> events = stimulus is null
            ? []
            : [.. StimulusPlacement.Place(stimulus, image.Metadata).Select(spike => new SourceEvent(spike.Tick, spike.Source, spike.Negative))];
        return new RunInput(
            ticks,
            [.. events.Where(item => item.Tick < ticks)],
            events.Count(item => item.Tick >= ticks),
            [.. (own?.Drives ?? []).Where(change => change.Tick < ticks).Select(change => Change(change, image))]);
    }

    // What is left of a stimulus from a tick on.
    private static Stimulus Rest(Stimulus stimulus, long firstTick)
    {
        var first = (int)Math.Min(firstTick, stimulus.Ticks);
        return new Stimulus(
            stimulus.Ticks - first,
            [.. stimulus.Spikes.Where(spike => spike.Tick >= first).Select(spike => spike with { Tick = spike.Tick - first })])
        {
            Drives = [.. stimulus.Drives.Where(change => change.Tick >= first).Select(change => change with { Tick = change.Tick - first })],
        };
    }

    private static EncoderChange Change(DriveChange change, RegisterImage image)
    {
        var (address, words) = StimulusPlacement.Encoders(change, image);
        return new EncoderChange(change.Tick, address, words);
    }
}
