// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>What a session that was done again gave.</summary>
/// <param name="Commands">Commands that were executed.</param>
/// <param name="Frames">Data frames that were compared.</param>
/// <param name="Differences">What differs, in sentences; the first few.</param>
/// <param name="MoreDifferences">How many more differ.</param>
public sealed record ComparedSession(int Commands, int Frames, ImmutableArray<string> Differences, int MoreDifferences)
{
    /// <summary>True if nothing differs.</summary>
    public bool IsSame => Differences.IsEmpty;
}

/// <summary>
/// Does a recorded session again on another board, or on the model, and names what differs. The commands are those of the
/// recording, each once and in order, whatever the wire did then; what is compared are the words that the board answered with.
/// </summary>
/// <param name="recording">The recording.</param>
public sealed class SessionComparison(SessionRecording recording)
{
    private const int MostDifferences = 10;

    private readonly ImmutableArray<string>.Builder _differences = ImmutableArray.CreateBuilder<string>();
    private readonly Dictionary<bool, uint> _clocks = [];
    private int _more;

    /// <summary>Build of the board that was recorded; null if the recording does not tell, or it is none that this program knows.</summary>
    public Configuration? Build => Answers().FirstOrDefault() is { } first && DataFrame.WordsOf(first.Content.AsSpan(LinkLimits.HeaderBytes)) is { Length: BoardIdentity.Words } words
        ? BoardIdentity.FromWords(words.AsSpan()).Configuration
        : null;

    /// <summary>Does it.</summary>
    /// <param name="session">Session on a board of the same build.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="NeuroCoreException">The recording cannot be done again, or the board does not behave.</exception>
    public async Task<ComparedSession> RunAsync(DeviceSession session, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        var commands = Commands();
        var reads = new Queue<LinkCommand>(commands.Where(command => command.Opcode == Opcode.Read));
        var answers = new Queue<RecordedFrame>(Answers());
        var compared = 0;
        await session.ExecuteAsync(
            commands,
            now =>
            {
                var place = now.Reply == Reply.ReadData && reads.TryDequeue(out var read) ? read : null;
                if (answers.TryDequeue(out var then))
                    Compare(then, now, place);
                else
                    Differ("The board sends more data than the recording has.");
                compared++;
            },
            cancellation).ConfigureAwait(false);
        if (answers.Count > 0)
            Differ($"The board sends {answers.Count} data frames less than the recording has.");
        return new ComparedSession(commands.Length, compared, _differences.ToImmutable(), _more);
    }

    private ImmutableArray<LinkCommand> Commands()
    {
        if (recording.Frames.FirstOrDefault(frame => frame.ToBoard && frame.Content is [(byte)Opcode.Stop, ..]) is { } stopped)
            throw new NeuroCoreException(
                $"{recording.Name}, line {stopped.Line}: the run was stopped by hand here, which no replay can do at the same tick; record a run that ends by itself.");
        return [.. recording.Frames.Where(frame => frame is { ToBoard: true, IsRepeated: false, Content: not null })
            .Select(frame => LinkCommand.FromFrame(frame.Content)).OfType<LinkCommand>()];
    }

    private IEnumerable<RecordedFrame> Answers() => recording.Frames.Where(frame =>
        frame is { ToBoard: false, IsRepeated: false, Content: not null } && (Reply)frame.Content[0] is Reply.ReadData or Reply.EventData);

    private void Compare(RecordedFrame then, DataFrame now, LinkCommand? read)
    {
        ReadOnlySpan<byte> bytes = then.Content.AsSpan(LinkLimits.HeaderBytes);
        var where = $"Line {then.Line}, {then.Milliseconds:0.000} ms";
        if ((Reply)then.Content![0] != now.Reply || bytes.Length != now.Bytes.Length)
        {
            Differ($"{where}: recorded are {bytes.Length} bytes of {(Reply)then.Content[0]}, now {now.Bytes.Length} of {now.Reply}.");
            return;
        }

        if (read is null)
        {
            if (bytes.CommonPrefixLength(now.Bytes.AsSpan()) is var same && same < bytes.Length)
                Differ($"{where}: byte {same} of the spikes is 0x{now.Bytes[same]:x2}, recorded is 0x{bytes[same]:x2}.");
            return;
        }

        var (words, wordsNow, (bank, address)) = (DataFrame.WordsOf(bytes), now.Words, Place(read));
        for (var index = 0; index < words.Length; index++)
        {
            if (words[index] != wordsNow[index] && !MayDiffer(bank, address + index))
                Differ($"{where}: {bank}[{address + index}] is 0x{wordsNow[index]:x4}, recorded is 0x{words[index]:x4}.");
        }

        if (bank == Bank.Control && address <= (int)ControlRegister.ClocksLow && address + words.Length > (int)ControlRegister.ClocksHigh)
            CompareClocks(where, Clocks(words, address), Clocks(wordsNow, address));
    }

    // How the board waits for its host, and what its makers call it, is no part of what it computes; clocks are compared by how many went by.
    private static bool MayDiffer(Bank bank, int address) => bank switch
    {
        Bank.Control => (ControlRegister)address is ControlRegister.Stalls or ControlRegister.Overruns or ControlRegister.ClocksLow or ControlRegister.ClocksHigh,
        Bank.Identity => (IdentityWord)address is IdentityWord.SourceHashLow or IdentityWord.SourceHashHigh,
        _ => false,
    };

    private void CompareClocks(string where, uint then, uint now)
    {
        if (_clocks.TryGetValue(true, out var thenBefore) && unchecked(then - thenBefore) is var recorded && unchecked(now - _clocks[false]) is var again && recorded != again)
            Differ($"{where}: {again} clocks went by, recorded are {recorded}.");
        (_clocks[true], _clocks[false]) = (then, now);
    }

    private void Differ(string sentence)
    {
        if (_differences.Count < MostDifferences)
            _differences.Add(sentence);
        else
            _more++;
    }

    private static uint Clocks(ImmutableArray<ushort> words, int address) =>
        words[(int)ControlRegister.ClocksLow - address] | ((uint)words[(int)ControlRegister.ClocksHigh - address] << 16);

    private static (Bank Bank, int Address) Place(LinkCommand read)
    {
        var word = BinaryPrimitives.ReadUInt32LittleEndian(read.Arguments.Span);
        return ((Bank)(byte)word, (int)(word >> 8));
    }
}
