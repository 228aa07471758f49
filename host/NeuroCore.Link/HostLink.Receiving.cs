// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Link;

public sealed partial class HostLink
{
    private const int StatusBytes = 4;

    /// <summary>Takes bytes from the wire.</summary>
    /// <param name="bytes">Any bytes, cut anywhere.</param>
    public void Receive(ReadOnlySpan<byte> bytes)
    {
        while (true)
        {
            var finding = _decoder.Next(ref bytes, out var content);
            if (finding == FrameFinding.NeedsMore)
                return;
            if (finding == FrameFinding.Frame && TakeFrame(content))
                continue;
            // It may have been data, and the board repeats only what it is asked for.
            _statistics = _statistics with { DamagedHere = _statistics.DamagedHere + 1 };
            _resendDue = IsSynchronised;
        }
    }

    private bool TakeFrame(ReadOnlySpan<byte> content)
    {
        switch ((Reply)content[0])
        {
            case Reply.Status when content.Length == StatusBytes:
                TakeStatus(content[1] / Numbers, content[1] % Numbers, (Conditions)content[2], nonce: content[3]);
                return true;
            case Reply.ReadData when content.Length % 2 == 0:
            case Reply.EventData:
                TakeData((Reply)content[0], content[1] % Numbers, content[LinkLimits.HeaderBytes..]);
                return true;
            default:
                return false;
        }
    }

    private void TakeStatus(int expected, int nextData, Conditions conditions, byte nonce)
    {
        if (nonce != _nonce)
        {
            Strangers++;
            return;
        }

        if (!IsSynchronised && (expected, nextData) != (0, 0))
            return;
        MarkGood();
        IsSynchronised = true;
        IsStopped = conditions.HasFlag(Conditions.Stopped);
        HasRefused |= conditions.HasFlag(Conditions.Refused);
        TakeExecuted(expected);
        var announced = _received + Distance(_received, nextData);
        if (announced <= _received + MostDataFramesAhead)
            _announced = Math.Max(_announced, announced);
        if (conditions.HasFlag(Conditions.Damaged))
            SendAgain();
    }

    private void TakeExecuted(int expected)
    {
        var count = Distance(_executed, expected);
        // More than was sent: a status from before, come late.
        if (count == 0 || count > _window.Count || !_window[count - 1].WasSent)
            return;
        _window.RemoveRange(0, count);
        _unsent = Math.Max(0, _unsent - count);
        _executed += count;
        MarkProgress();
        _statistics = _statistics with { Commands = _statistics.Commands + count };
    }

    private void SendAgain()
    {
        _statistics = _statistics with { DamagedThere = _statistics.DamagedThere + 1 };
        // The commands sent after a lost one are each reported out of order: one repetition answers them all.
        if (_echoes > 0)
        {
            _echoes--;
            return;
        }

        if (_unsent > 0 && _repetitions < MostRepetitions)
            (_echoes, _unsent, _repetitions) = (_unsent - 1, 0, _repetitions + 1);
        // If no command is under way it was an acknowledgement that got lost.
        _acknowledgeDue = true;
    }

    private void TakeData(Reply reply, int number, ReadOnlySpan<byte> bytes)
    {
        // Without an answer to sync these are frames of an earlier session.
        if (!IsSynchronised)
            return;
        MarkGood();
        _acknowledgeDue = true;
        if (number != (int)(_received % Numbers))
        {
            _statistics = _statistics with { DataFramesRepeated = _statistics.DataFramesRepeated + 1 };
            return;
        }

        _data.Enqueue(new DataFrame(reply, [.. bytes]));
        _received++;
        MarkProgress();
        _announced = Math.Max(_announced, _received);
        _statistics = _statistics with { DataFrames = _statistics.DataFrames + 1 };
    }

    private void MarkGood()
    {
        GoodFrames++;
        Strangers = 0;
        _aliveSinceSilence = true;
    }

    // How far a 4-bit number is ahead of a count, 0..15.
    private static int Distance(long count, int number) => (int)((number - count) & (Numbers - 1));
}
