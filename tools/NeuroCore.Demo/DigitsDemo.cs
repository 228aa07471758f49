// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using NeuroCore.Compiler;
using NeuroCore.Demo.Encoded;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Network;
using NeuroCore.Trainer.Digits;
using NeuroCore.Trainer.Mnist;
using Spectre.Console;

namespace NeuroCore.Demo;

/// <summary>The demo: compile, classify on the model, classify on the virtual board, compare, draw.</summary>
/// <param name="options">What to do.</param>
/// <param name="console">Takes results and progress.</param>
public sealed class DigitsDemo(DemoOptions options, IAnsiConsole console)
{
    private readonly Stages _stages = new(console);

    /// <summary>Runs the demo.</summary>
    /// <returns>False if model and virtual board differ.</returns>
    /// <exception cref="NeuroCoreException">Something is missing or does not work; the message says what.</exception>
    public async Task<bool> RunAsync(CancellationToken cancellation = default)
    {
        RegisterImage image = Compile();
        ImmutableArray<DigitImage> held = options.Mnist is { } data
            ? MnistFiles.Read(data, MnistFiles.Test)
            : DigitSplit.Of(DigitFile.Read(Path.Combine(options.Example, DigitTraining.ImageFile))).Held;
        held = held[..Math.Min(options.OnModel, held.Length)];
        ImmutableArray<ShownImage> model = await _stages.RunAsync(
            $"{held.Length} images on the emulator",
            held.Length,
            step => Task.Run(() => EmulatedBoards.Show(image, held, step), cancellation)).ConfigureAwait(false);
        Report(model, image.Target);
        bool same = options.OnBoard == 0
            || await CompareAsync(image, model, held[..Math.Min(options.OnBoard, held.Length)], cancellation).ConfigureAwait(false);
        Draw(model[0], image);
        return (options.Encoded is not { } build || await new EncodedStage(options, build, _stages).RunAsync(held, cancellation).ConfigureAwait(false)) && same;
    }

    private RegisterImage Compile()
    {
        NetworkDescription network = NetworkFile.Load(Path.Combine(options.Example, NetworkWriter.FileNames[0]));
        RegisterImage image = NetworkCompiler.Compile(network, Configurations.Named(options.Configuration)).Image;
        Say($"network: {network.Populations.Sum(population => population.Size)} neurons and {network.Inputs.Sum(input => input.Size)} inputs, compiled for {image.Target.Name}");
        return image;
    }

    private void Report(ImmutableArray<ShownImage> model, Configuration target)
    {
        int right = model.Count(shown => shown.Right);
        double clocks = model.Average(shown => shown.Run.Clocks);
        Say($"accuracy: {100.0 * right / model.Length:F2} % ({right}/{model.Length})");
        Say($"clocks per image: {clocks:F0} ({model.Min(shown => shown.Run.Clocks)} to {model.Max(shown => shown.Run.Clocks)}), {clocks * 1e3 / target.ClockHertz:F2} ms at {target.ClockHertz / 1e6:0.#} MHz");
    }

    private async Task<bool> CompareAsync(
        RegisterImage image, ImmutableArray<ShownImage> model, ImmutableArray<DigitImage> digits, CancellationToken cancellation)
    {
        Directory.CreateDirectory(options.Output);
        string executable = Path.Combine(options.VirtualBoards, image.Target.Name, "virtual_board");
        await using VirtualBoard virtualBoard = await VirtualBoard.StartAsync(
            executable, image.Target.Name, Path.Combine(options.Output, "virtual-board.json")).ConfigureAwait(false);
        SerialTransport port = SerialTransport.Open(virtualBoard.Port, image.Target.Baud);
        await using DeviceSession session = await DeviceSession.ConnectAsync(
            port, new SessionOptions { Baud = image.Target.Baud }, cancellation).ConfigureAwait(false);

        WireStatistics before = await virtualBoard.StandingAsync().ConfigureAwait(false);
        await session.LoadAsync(image, cancellation: cancellation).ConfigureAwait(false);
        LoadFigures load = LoadFigures.Between(before, await virtualBoard.StatisticsAsync().ConfigureAwait(false), image);

        var classifier = new DigitClassifier(session, image);
        ImmutableArray<ShownImage> board = await _stages.RunAsync(
            $"{digits.Length} images on the virtual board at {virtualBoard.Port}",
            digits.Length,
            step => ShowAsync(classifier, digits, step, cancellation)).ConfigureAwait(false);

        string? difference = Comparison.FirstDifference(model, board);
        ImmutableArray<Spike> spikes = [.. board.SelectMany(shown => shown.Run.Spikes)];
        if (difference is null)
            Say($"bit-exact: emulator = virtual board ({spikes.Length} spikes, {RunDigest.Of(spikes)})");
        else
            Say($"NOT bit-exact: {difference}");
        Say($"loaded: {load.Payload} bytes as {load.OnWire} on a wire that was {load.Busy:F0} % busy: goodput {load.Goodput:F1} % of 8N1");
        return difference is null;
    }

    private static async Task<ImmutableArray<ShownImage>> ShowAsync(
        DigitClassifier classifier, ImmutableArray<DigitImage> digits, Action step, CancellationToken cancellation)
    {
        var board = ImmutableArray.CreateBuilder<ShownImage>(digits.Length);
        foreach (DigitImage digit in digits)
        {
            board.Add(await classifier.ShowAsync(digit, cancellation).ConfigureAwait(false));
            step();
        }
        return board.MoveToImmutable();
    }

    private void Draw(ShownImage shown, RegisterImage image)
    {
        var plot = DemoPicture.Of(shown, image, "emulator");
        string png = Path.Combine(options.Output, "raster.png"), svg = Path.Combine(options.Output, "raster.svg");
        plot.Save(png);
        plot.Save(svg);
        Say($"picture: {png} and {svg}");
    }

    private void Say(FormattableString line) => _stages.Say(line.ToString(CultureInfo.InvariantCulture));
}
