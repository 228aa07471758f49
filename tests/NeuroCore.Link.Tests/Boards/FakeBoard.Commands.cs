// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Link.Tests.Boards;

internal sealed partial class FakeBoard
{
    private const int EventFrameBytes = 234;

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
        while (!HandOver(0x41, words.SelectMany(word => new[] { (byte)word, (byte)(word >> 8) })))
            yield return false;
    }

    private IEnumerator<bool> Run(byte[] frame)
    {
        var bytes = new List<byte>();
        for (var at = 2; at < frame.Length; at += 2)
        {
            var word = Word(frame, at);
            if (word < 0x8000 && !_stopped)
                _refused |= !Memory.AddEvent(word);
            for (var left = word < 0x8000 ? 0 : word & 0x7FFF; left > 0 && !_stopped; left--)
            {
                var tick = (int)(Memory.Tick % 32);
                foreach (var value in EventBytes(tick, Memory.RunTick()))
                {
                    if (bytes.Count == EventFrameBytes)
                    {
                        while (!HandOver(0x42, bytes))
                            yield return false;
                        bytes.Clear();
                    }

                    bytes.Add(value);
                    if (value < 0x80 && Memory.SpikesLeft > 0)
                        _stopped |= --Memory.SpikesLeft == 0;
                }
            }
        }

        while (bytes.Count > 0 && !HandOver(0x42, bytes))
            yield return false;
    }

    private static IEnumerable<byte> EventBytes(int tick, IReadOnlyList<int> fired)
    {
        if (fired.Count > 0 || tick == 0)
            yield return (byte)(0x80 | tick);
        var page = 0;
        foreach (var spike in fired)
        {
            var neuron = spike & 0x1FFF;
            if (neuron / 64 != page)
                yield return (byte)(0xC0 | (page = neuron / 64));
            yield return (byte)(neuron % 64 | ((spike & 0x4000) >> 8));
        }
    }

    private bool HandOver(byte reply, IEnumerable<byte> bytes)
    {
        if (_ready is not null)
            return false;
        _ready = [reply, (byte)_nextData, .. bytes];
        _nextData = (_nextData + 1) & 15;
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
