// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using NeuroCore.Compiler;
using NeuroCore.Emulator;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Network;
using NeuroCore.Trainer.Digits;

namespace NeuroCore.Demo.Encoded;

/// <summary>The demo's second part: images as values, through encoders and counters.</summary>
/// <param name="options">What to do.</param>
/// <param name="build">Name of the build that has encoders and counters.</param>
/// <param name="stages">Takes results and progress.</param>
internal sealed class EncodedStage(DemoOptions options, string build, Stages stages)
{
    private const double Mega = 1e6;

    /// <summary>Shows the images to the emulator, and the first of them to the virtual board.</summary>
    /// <returns>False if the two differ.</returns>
    internal async Task<bool> RunAsync(ImmutableArray<DigitImage> held, CancellationToken cancellation)
    {
        NetworkDescription network = NetworkFile.Load(Path.Combine(options.Example, EncodedClassifier.Description));
        RegisterImage image = NetworkCompiler.Compile(network, Configurations.Named(build)).Image;
        EncodedResult model = await stages.RunAsync(
            $"through on-chip encoders and counters ({image.Target.Name}): {held.Length} images on the emulator",
            held.Length,
            step => OnModelAsync(image, held, step, cancellation)).ConfigureAwait(false);
        Say($"accuracy: {100.0 * model.Right / held.Length:F2} % ({model.Right}/{held.Length})");
        return options.OnBoard == 0
            || await CompareAsync(image, held[..Math.Min(options.OnBoard, held.Length)], cancellation).ConfigureAwait(false);
    }

    /// <summary>Shows images to one emulated board, all in one series.</summary>
    internal static async Task<EncodedResult> OnModelAsync(
        RegisterImage image, ImmutableArray<DigitImage> digits, Action step, CancellationToken cancellation)
    {
        var transport = new InProcessTransport(new EmulatedBoard(image.Target), "the emulator");
        await using DeviceSession session = await DeviceSession.ConnectAsync(transport, cancellation: cancellation).ConfigureAwait(false);
        await session.LoadAsync(image, cancellation: cancellation).ConfigureAwait(false);
        var classifier = new EncodedClassifier(session, image);
        await classifier.PrepareAsync(cancellation).ConfigureAwait(false);
        return await classifier.ShowAsync(digits, step, cancellation).ConfigureAwait(false);
    }

    private async Task<bool> CompareAsync(RegisterImage image, ImmutableArray<DigitImage> digits, CancellationToken cancellation)
    {
        EncodedResult model = await OnModelAsync(image, digits, () => { }, cancellation).ConfigureAwait(false);
        string executable = Path.Combine(options.VirtualBoards, image.Target.Name, "virtual_board");
        await using VirtualBoard virtualBoard = await VirtualBoard.StartAsync(
            executable, image.Target.Name, Path.Combine(options.Output, "virtual-board-encoded.json")).ConfigureAwait(false);
        SerialTransport port = SerialTransport.Open(virtualBoard.Port, image.Target.Baud);
        await using DeviceSession session = await DeviceSession.ConnectAsync(
            port, new SessionOptions { Baud = image.Target.Baud }, cancellation).ConfigureAwait(false);
        await session.LoadAsync(image, cancellation: cancellation).ConfigureAwait(false);
        var classifier = new EncodedClassifier(session, image);
        await classifier.PrepareAsync(cancellation).ConfigureAwait(false);

        WireStatistics before = await virtualBoard.StandingAsync().ConfigureAwait(false);
        EncodedResult board = await classifier.ShowAsync(digits, () => { }, cancellation).ConfigureAwait(false);
        ServingFigures figures = ServingFigures.Between(
            before, await virtualBoard.StatisticsAsync().ConfigureAwait(false), digits.Length, image.Target.ClockHertz);

        string? difference = model.FirstDifference(board);
        if (difference is null)
            Say($"bit-exact: emulator = virtual board (counts of {digits.Length} images, {board.Digest})");
        else
            Say($"NOT bit-exact: {difference}");
        Say($"through on-chip encoders and counters: {figures.ToBoardEach + figures.ToHostEach:F0} bytes on the wire an image ({figures.ToBoardEach:F0} to the board, {figures.ToHostEach:F0} back), {(double)board.Clocks / digits.Length:F0} clocks an image, {figures.Rate:F0} images a second at {image.Target.Baud / Mega:0.#} Mbaud (virtual board's own clock)");
        return difference is null;
    }

    private void Say(FormattableString line) => stages.Say(line.ToString(CultureInfo.InvariantCulture));
}
