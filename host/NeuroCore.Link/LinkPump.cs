// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Diagnostics;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>Moves bytes between a link and a transport, keeps time, and gives up with a sentence.</summary>
internal sealed class LinkPump(ITransport transport, SessionOptions options)
{
    // More than this without a single good frame among it is noise, not an answer.
    private const int MostNoiseBytes = 16 * 1024;
    private const int BitsPerByteOnTheWire = 10;
    private const int MostStrangers = 2;
    private const int WaitsBeforeRepeating = 8;

    private readonly byte[] _buffer = new byte[4096];
    private readonly Stopwatch _sinceProgress = Stopwatch.StartNew();
    private long _progress = -1;
    private long _heard;             // good frames, when there was progress or all was asked for the last time
    private TimeSpan _inVain;        // waited without any progress, or since all was asked for again
    private bool _hasRepeated;
    private int _noiseBytes;
    private int _silent;
    private int _fruitless;

    public HostLink Link { get; } = new();

    public async Task SynchroniseAsync(byte nonce, CancellationToken cancellation)
    {
        Link.StartSync(nonce);
        StartAnew();
        while (!Link.IsSynchronised)
            await StepAsync(cancellation).ConfigureAwait(false);
    }

    public async Task SendAsync(LinkCommand command, CancellationToken cancellation)
    {
        while (!Link.MaySend(command))
            await StepAsync(cancellation).ConfigureAwait(false);
        Link.Send(command);
    }

    public async Task SettleAsync(CancellationToken cancellation)
    {
        while (!Link.IsSettled)
            await StepAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Reads words; nothing else may be under way.</summary>
    public async Task<ImmutableArray<ushort>> ReadAsync(Bank bank, int address, int count, CancellationToken cancellation)
    {
        var words = ImmutableArray.CreateBuilder<ushort>(count);
        var asked = 0;
        while (words.Count < count || !Link.IsSettled)
        {
            var length = Math.Min(LinkLimits.ReadWords, count - asked);
            if (length > 0 && LinkCommand.Read(bank, address + asked, length) is var command && Link.MaySend(command))
            {
                Link.Send(command);
                asked += length;
                continue;
            }

            await StepAsync(cancellation).ConfigureAwait(false);
            while (Link.TryTakeData(out var frame))
                words.AddRange(frame.Reply == Reply.ReadData ? frame.Words : throw WrongAnswer());
        }

        return words.Count == count ? words.ToImmutable() : throw WrongAnswer();
    }

    /// <summary>Sends what is due, then takes what comes, or asks again if nothing does.</summary>
    public async Task StepAsync(CancellationToken cancellation)
    {
        var output = Link.TakeOutput();
        if (!output.IsEmpty)
            await transport.WriteAsync(output, cancellation).ConfigureAwait(false);
        var wait = Wait;
        var count = await transport.ReadAsync(_buffer, wait, cancellation).ConfigureAwait(false);
        if (count == 0)
            _inVain += wait;
        var good = Link.GoodFrames;
        Link.Receive(_buffer.AsSpan(0, count));
        if (Link.GoodFrames != good)
            (_noiseBytes, _silent) = (0, 0);
        else
            _noiseBytes += count;
        if (Link.Progress != _progress)
            StartAnew();
        ThrowIfWrong();
        if (_noiseBytes > MostNoiseBytes || _inVain >= Patience)
            await AskAgainAsync(cancellation).ConfigureAwait(false);
        else if (count == 0)
            AskSoon();
    }

    // The answer to the first few tells of all that was lost but a command and the news of its loss: that is sent again, once.
    private void AskSoon()
    {
        var repeats = !_hasRepeated && _inVain >= WaitsBeforeRepeating * options.FirstAsk;
        _hasRepeated |= repeats;
        Link.Ask(repeats);
    }

    // A lost frame is asked for soon, and a board that is merely slow not all the time: each wait is as long as all before it.
    // Times are those that were allowed, not those of a clock, so that a replay does what was done.
    private TimeSpan Wait
    {
        get
        {
            var (whole, first) = (Patience, options.FirstAsk + OnTheWire);
            if (!Link.IsSynchronised || first >= whole)
                return whole;
            var wait = _inVain > first ? _inVain : first;
            return wait < whole - _inVain ? wait : whole - _inVain;
        }
    }

    private TimeSpan Patience => options.Patience + OnTheWire;

    private TimeSpan OnTheWire => TimeSpan.FromSeconds((double)Link.BytesUnderWay * BitsPerByteOnTheWire / options.Baud);

    private void StartAnew()
    {
        (_progress, _heard) = (Link.Progress, Link.GoodFrames);
        (_silent, _fruitless, _inVain, _hasRepeated) = (0, 0, TimeSpan.Zero, false);
        _sinceProgress.Restart();
    }

    private NeuroCoreException WrongAnswer() => new(
        $"The board on {transport.Name} answered a read with something else: build and load its bitstream from the same version as this program.");

    private void ThrowIfWrong()
    {
        if (Link.HasRefused)
            throw new NeuroCoreException(
                $"The board on {transport.Name} refused a command: build and load its bitstream from the same version as this program.");
        if (Link.IsSynchronised && Link.Strangers > MostStrangers)
            throw new NeuroCoreException(
                $"The board on {transport.Name} was restarted, or another program uses it: close the other program and connect again.");
    }

    private async ValueTask AskAgainAsync(CancellationToken cancellation)
    {
        Link.Silence();
        _silent++;
        _fruitless++;
        var waited = $"{_sinceProgress.Elapsed.TotalSeconds:0.0} s";
        if (_silent >= options.SilentTries)
            throw new BoardSilentException(Link.IsSynchronised
                ? $"The board on {transport.Name} stopped answering (asked {_silent} times in {waited}): check its cable and power, then connect again."
                : NeverAnswered(waited));
        if (_fruitless >= options.FruitlessTries)
            throw new BoardSilentException(
                $"The board on {transport.Name} answers but does not get on (asked {_fruitless} times in {waited}): reset it and connect again.");
        (_noiseBytes, _inVain) = (0, TimeSpan.Zero);
        // A board tells where it stands whatever it does: one of which nothing was heard may be at another speed.
        if (Link.GoodFrames == _heard)
            await transport.FallBackAsync(cancellation).ConfigureAwait(false);
        _heard = Link.GoodFrames;
    }

    private string NeverAnswered(string waited) => Link.Statistics.DamagedHere > 0 || _noiseBytes > 0
        ? $"What answers on {transport.Name} is not understood (asked {_silent} times in {waited}): check that it is a NeuroCore board and that its speed is {(transport as IRateTransport)?.Baud ?? options.Baud:N0} baud."
        : $"Nothing answers on {transport.Name} (asked {_silent} times in {waited}): check that the board is powered, that its bitstream is loaded and that this is its port.";
}
