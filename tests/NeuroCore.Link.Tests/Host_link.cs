// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link.Tests.Boards;

namespace NeuroCore.Link.Tests;

public class Host_link
{
    private const byte Nonce = 77;

    [Fact]
    public void Sends_nothing_but_sync_until_it_is_answered_with_the_nonce()
    {
        var link = new HostLink();
        link.StartSync(Nonce);
        Assert.Equal(0, link.TakeOutput().Span[0]);
        Assert.False(link.MaySend(Write));
        Status(link, expected: 0, nonce: Nonce - 1);
        Assert.False(link.IsSynchronised);
        Assert.True(link.TakeOutput().IsEmpty);
        link.Silence();
        Assert.Equal([[0x82, 0, Nonce]], Sent(link));
        Status(link, expected: 0);
        Assert.True(link.IsSynchronised);
        Assert.True(link.MaySend(Write));
    }

    [Fact]
    public void Does_nothing_on_a_megabyte_of_garbage_and_understands_the_next_frame()
    {
        var seed = Seeds.Chosen(92);
        var random = new Random(seed);
        var link = Synchronised();
        link.Send(Write);
        link.Send(Write);
        _ = link.TakeOutput();
        var garbage = new byte[1 << 20];
        random.NextBytes(garbage);
        for (var at = 0; at < garbage.Length;)
        {
            var piece = Math.Min(random.Next(1, 700), garbage.Length - at);
            // Also stretches that look like the start of something.
            if (random.Next(4) == 0)
                garbage.AsSpan(at, Math.Min(piece, 3)).Fill((byte)Reply.Status);
            link.Receive(garbage.AsSpan(at, piece));
            at += piece;
        }

        Assert.True((link.Executed, link.IsDataPending, link.HasRefused, link.IsStopped, link.TryTakeData(out _)) == (0, false, false, false, false), Seeds.Replay(seed));
        Status(link, expected: 2);
        Assert.Equal(2, link.Executed);
        Assert.True(link.IsSettled);
    }

    [Fact]
    public void Has_eight_commands_under_way_but_two_with_a_run_among_them()
    {
        var link = Synchronised();
        for (var count = 0; count < 8; count++)
            link.Send(Write);
        Assert.False(link.MaySend(Write));
        Assert.Equal(Enumerable.Range(0, 8), Numbers(link));
        Status(link, expected: 7);
        Assert.True(link.MaySend(Run));
        link.Send(Run);
        Assert.False(link.MaySend(Write));
        Assert.Throws<InvalidOperationException>(() => link.Send(Write));
    }

    [Fact]
    public void Counts_sequence_numbers_around()
    {
        var link = Synchronised();
        for (var number = 0; number < 40; number++)
        {
            link.Send(Write);
            Assert.Equal([number % 16], Numbers(link));
            Status(link, expected: (number + 1) % 16);
        }

        Assert.Equal(40, link.Executed);
        Assert.True(link.IsSettled);
    }

    [Fact]
    public void Sends_again_from_the_number_that_a_damaged_status_asks_for_and_only_once()
    {
        var link = Synchronised();
        for (var count = 0; count < 6; count++)
            link.Send(Write);
        Assert.Equal(6, Numbers(link).Count);
        Status(link, expected: 2, damaged: true);
        Assert.Equal([2, 3, 4, 5], Numbers(link));
        // Commands 3, 4 and 5 of the first time each arrive out of order.
        for (var echo = 0; echo < 3; echo++)
            Status(link, expected: 2, damaged: true);
        Assert.Empty(Numbers(link));
        // One more is a loss of its own.
        Status(link, expected: 2, damaged: true);
        Assert.Equal([2, 3, 4, 5], Numbers(link));
        Status(link, expected: 6);
        Assert.True(link.IsSettled);
    }

    [Fact]
    public void Believes_no_status_that_acknowledges_more_than_was_sent()
    {
        var link = Synchronised();
        link.Send(Write);
        Numbers(link);
        Status(link, expected: 9);
        Assert.Equal(0, link.Executed);
        Status(link, expected: 1);
        Status(link, expected: 0);
        Assert.Equal(1, link.Executed);
    }

    [Fact]
    public void Gives_each_data_frame_once_and_acknowledges_it_each_time()
    {
        var link = Synchronised();
        for (var number = 0; number < 20; number++)
        {
            Data(link, number % 16, (ushort)number);
            Assert.Equal([[0x80, (byte)((number + 1) % 16)]], Sent(link));
            Data(link, number % 16, (ushort)number);
            Assert.Equal([[0x80, (byte)((number + 1) % 16)]], Sent(link));
            Assert.True(link.TryTakeData(out var frame));
            Assert.Equal((ushort)number, Assert.Single(frame.Words));
            Assert.False(link.TryTakeData(out _));
        }
    }

    [Fact]
    public void Waits_for_the_data_that_a_status_announces()
    {
        var link = Synchronised();
        link.Send(LinkCommand.Read(Bank.Control, 0, 1));
        Numbers(link);
        Status(link, expected: 1, nextData: 1);
        Assert.False(link.IsSettled);
        Data(link, 0, 5);
        Assert.True(link.IsSettled);
    }

    [Fact]
    public void Asks_for_what_a_damaged_frame_may_have_been()
    {
        var link = Synchronised();
        link.Receive([1, 2, 3, 0]);
        Assert.Equal([[0x81, 0]], Sent(link));
    }

    [Fact]
    public void Asks_first_after_silence_and_repeats_commands_when_the_board_is_there_but_does_not_get_on()
    {
        var link = Synchronised();
        link.Send(Write);
        Numbers(link);
        link.Silence();
        Assert.Equal([[0x81, 0]], Sent(link));
        Status(link, expected: 0);
        link.Silence();
        Assert.Equal([0x01, 0x81], Sent(link).Select(frame => (int)frame[0]));
        // A board that is merely busy says that it lost the repeated command. That is no news.
        Status(link, expected: 0, damaged: true);
        Assert.Empty(Sent(link));
    }

    [Fact]
    public void Repeats_an_acknowledgement_when_that_was_the_frame_that_got_damaged()
    {
        var link = Synchronised();
        Data(link, 0, 1);
        Sent(link);
        Status(link, expected: 0, nextData: 1, damaged: true);
        Assert.Equal([[0x80, 1]], Sent(link));
    }

    [Fact]
    public void Counts_statuses_of_other_sessions_until_one_of_its_own_comes()
    {
        var link = Synchronised();
        for (var count = 1; count <= 3; count++)
        {
            Status(link, expected: 0, nonce: 0);
            Assert.Equal(count, link.Strangers);
        }

        Status(link, expected: 0);
        Assert.Equal(0, link.Strangers);
    }

    private static LinkCommand Write => LinkCommand.Write(Bank.Bias, 3, [1, 2]);

    private static LinkCommand Run => LinkCommand.Run([0x8001]);

    private static HostLink Synchronised()
    {
        var link = new HostLink();
        link.StartSync(Nonce);
        link.TakeOutput();
        Status(link, expected: 0);
        return link;
    }

    private static void Status(HostLink link, int expected, int nextData = 0, bool damaged = false, byte nonce = Nonce) =>
        link.Receive(BoardWire.Frame([0xC0, (byte)((expected << 4) | nextData), (byte)(damaged ? 1 : 0), nonce]));

    private static void Data(HostLink link, int number, ushort word) =>
        link.Receive(BoardWire.Frame([0x41, (byte)number, (byte)word, (byte)(word >> 8)]));

    private static List<byte[]> Sent(HostLink link)
    {
        var frames = new List<byte[]>();
        var block = new List<byte>();
        foreach (var value in link.TakeOutput().ToArray())
        {
            if (value != 0)
                block.Add(value);
            else if (block.Count > 0)
                frames.Add(BoardWire.Unframe([.. block])!);
            if (value == 0)
                block.Clear();
        }

        return frames;
    }

    private static List<int> Numbers(HostLink link) => [.. Sent(link).Select(frame => frame[1] >> 4)];
}
