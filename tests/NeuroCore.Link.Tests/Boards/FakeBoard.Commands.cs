// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Link.Tests.Boards;

internal sealed partial class FakeBoard
{
    private const int EventFrameWords = 117;

    private byte[]? _outstanding;              // sent, not acknowledged
    private byte[]? _ready;                    // complete, waits for the one before
    private int _nextData;                     // number of the next data frame

    // Yields true while it works, false while it has to wait for a transmit buffer.
    private IEnumerator<bool> Execution(byte[] frame)
    {
        var opcode = (Opcode)frame[0];
        Executed[opcode] = Executed.GetValueOrDefault(opcode) + 1;
        _stopped &= opcode == Opcode.Run;
        return opcode switch
        {
            Opcode.Write when frame.Length >= 8 && frame.Length % 2 == 0 => WriteWords(frame),
            Opcode.Fill when frame.Length == 10 => FillWords(frame),
            Opcode.Read when frame.Length == 10 && Word(frame, 8) is > 0 and <= 117 => ReadWords(frame),
            Opcode.Run when frame.Length % 2 == 0 => Run(frame),
            _ => Refuse(),
        };
    }

    private IEnumerator<bool> Refuse()
    {
        _refused = true;
        yield break;
    }

    private IEnumerator<bool> WriteWords(byte[] frame)
    {
        for (var at = 6; at < frame.Length; at += 2)
            _refused |= !Memory.Write((Bank)frame[2], Address(frame) + ((at - 6) / 2), Word(frame, at));
        yield break;
    }

    private IEnumerator<bool> FillWords(byte[] frame)
    {
        for (var index = 0; index < Word(frame, 8); index++)
            _refused |= !Memory.Write((Bank)frame[2], Address(frame) + index, Word(frame, 6));
        yield break;
    }

    private IEnumerator<bool> ReadWords(byte[] frame)
    {
        var words = new List<ushort>();
        for (var index = 0; index < Word(frame, 8); index++)
            words.Add(Memory.Read((Bank)frame[2], Address(frame) + index));
        while (!HandOver(0x41, words))
            yield return false;
    }

    private IEnumerator<bool> Run(byte[] frame)
    {
        var words = new List<ushort>();
        for (var at = 2; at < frame.Length; at += 2)
        {
            var word = Word(frame, at);
            if (word < 0x8000 && !_stopped)
                _refused |= !Memory.AddEvent(word);
            for (var left = word < 0x8000 ? 0 : word & 0x7FFF; left > 0 && !_stopped; left--)
            {
                var mark = (ushort)(0x8000 | (Memory.Tick & 0x7FFF));
                var fired = Memory.RunTick();
                foreach (var spike in fired.Count == 0 ? [] : fired.Select(neuron => (ushort)neuron).Prepend(mark))
                {
                    if (words.Count == EventFrameWords)
                    {
                        while (!HandOver(0x42, words))
                            yield return false;
                        words.Clear();
                    }

                    words.Add(spike);
                    if (spike < 0x8000 && Memory.SpikesLeft > 0)
                        _stopped |= --Memory.SpikesLeft == 0;
                }
            }
        }

        while (words.Count > 0 && !HandOver(0x42, words))
            yield return false;
    }

    private bool HandOver(byte reply, List<ushort> words)
    {
        if (_ready is not null)
            return false;
        var content = new List<byte> { reply, (byte)_nextData };
        foreach (var word in words)
            content.AddRange([(byte)word, (byte)(word >> 8)]);
        _nextData = (_nextData + 1) & 15;
        _ready = [.. content];
        SendReady();
        return true;
    }

    private void SendReady()
    {
        if (_outstanding is not null || _ready is null)
            return;
        (_outstanding, _ready) = (_ready, null);
        Put(_outstanding);
    }

    private void SendAgain()
    {
        if (_outstanding is not null)
            Put(_outstanding);
    }

    private void Acknowledged(int next)
    {
        if (_outstanding is null || next != ((_outstanding[1] + 1) & 15))
            return;
        _outstanding = null;
        SendReady();
    }

    private void RestartData() => (_outstanding, _ready, _nextData) = (null, null, 0);

    private static int Address(byte[] frame) => frame[3] | (frame[4] << 8) | (frame[5] << 16);

    private static ushort Word(byte[] frame, int at) => (ushort)(frame[at] | (frame[at + 1] << 8));
}
