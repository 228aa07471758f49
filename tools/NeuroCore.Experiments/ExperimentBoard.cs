// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Demo;
using NeuroCore.Emulator;
using NeuroCore.Hardware;
using NeuroCore.Link;
using NeuroCore.Model;

namespace NeuroCore.Experiments;

/// <summary>A board with a network on it: the cycle-accurate model, or the Verilated hardware behind its serial port.</summary>
public sealed class ExperimentBoard : IAsyncDisposable
{
    private readonly VirtualBoard? _process;
    private readonly string? _statistics;

    private ExperimentBoard(DeviceSession session, RegisterImage image, VirtualBoard? process, string? statistics)
    {
        Session = session;
        Image = image;
        _process = process;
        _statistics = statistics;
    }

    /// <summary>Folder of the virtual boards, with one folder for each build, seen from the top folder of the project.</summary>
    public const string VirtualBoards = "build/verilator";

    /// <summary>The session.</summary>
    public DeviceSession Session { get; }

    /// <summary>What was loaded.</summary>
    public RegisterImage Image { get; }

    /// <summary>The core itself, where the board is emulated: what need not go over a link may go there while the session rests.</summary>
    public EmulatedCore? Core { get; private init; }

    /// <summary>An emulated board, which has loaded an image.</summary>
    public static async Task<ExperimentBoard> EmulatorAsync(RegisterImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var device = new EmulatedBoard(image.Target);
        var session = await DeviceSession.ConnectAsync(new InProcessTransport(device, "the emulator")).ConfigureAwait(false);
        return await LoadedAsync(session, image, null, null, device.Core).ConfigureAwait(false);
    }

    /// <summary>The model, which has loaded an image.</summary>
    public static async Task<ExperimentBoard> ModelAsync(RegisterImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var transport = new InProcessTransport(new BoardModel(image.Target), "the model");
        return await LoadedAsync(await DeviceSession.ConnectAsync(transport).ConfigureAwait(false), image, null, null).ConfigureAwait(false);
    }

    /// <summary>A virtual board of its own, which has loaded an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="boards">Folder of the virtual boards.</param>
    /// <exception cref="NeuroCoreException">There is no virtual board of the image's build, or it does not start.</exception>
    public static async Task<ExperimentBoard> VirtualAsync(RegisterImage image, string boards = VirtualBoards)
    {
        ArgumentNullException.ThrowIfNull(image);
        var name = image.Target.Name;
        var statistics = Path.Combine(Path.GetTempPath(), $"neurocore-{Path.GetRandomFileName()}.json");
        var process = await VirtualBoard.StartAsync(Path.Combine(boards, name, "virtual_board"), name, statistics).ConfigureAwait(false);
        try
        {
            var port = SerialTransport.Open(process.Port, image.Target.Baud);
            var session = await DeviceSession.ConnectAsync(port, new SessionOptions { Baud = image.Target.Baud }).ConfigureAwait(false);
            return await LoadedAsync(session, image, process, statistics).ConfigureAwait(false);
        }
        catch
        {
            await process.DisposeAsync().ConfigureAwait(false);
            File.Delete(statistics);
            throw;
        }
    }

    /// <summary>Ends the session, and the virtual board.</summary>
    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync().ConfigureAwait(false);
        if (_process is not null)
            await _process.DisposeAsync().ConfigureAwait(false);
        // It writes what it has done when it ends.
        if (_statistics is not null)
            File.Delete(_statistics);
    }

    private static async Task<ExperimentBoard> LoadedAsync(DeviceSession session, RegisterImage image, VirtualBoard? process, string? statistics, EmulatedCore? core = null)
    {
        try
        {
            await session.LoadAsync(image).ConfigureAwait(false);
            return new ExperimentBoard(session, image, process, statistics) { Core = core };
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
