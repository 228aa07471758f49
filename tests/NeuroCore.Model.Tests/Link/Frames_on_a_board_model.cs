// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Model.Tests;

public class Frames_on_a_board_model
{
    private readonly BoardModel _board = new(Configurations.Named("tiny"));
    private readonly RawHost _host;

    public Frames_on_a_board_model() => _host = RawHost.On(_board);

    [Fact]
    public void A_board_after_power_up_rests_and_takes_no_clocks()
    {
        var board = new BoardModel(Configurations.Named("tiny"));
        Assert.Equal(0, board.Read(new byte[8]));
        Assert.Equal(0, board.Clocks);
    }

    [Fact]
    public void What_comes_before_the_first_zero_byte_is_not_taken_for_a_frame()
    {
        var host = new RawHost(new BoardModel(Configurations.Named("tiny")));
        host.Send(RawHost.Sync(7));
        var status = RawHost.Status(Assert.Single(host.Receive()));
        Assert.Equal((0, 0, Conditions.Damaged, (byte)0), status);
        Assert.Equal((0, 0, Conditions.None, (byte)8), host.Ask(RawHost.Sync(8)));
    }

    [Fact]
    public void Empty_frames_mean_nothing()
    {
        _host.SendBytes(new byte[50]);
        Assert.Empty(_host.Receive());
    }

    [Fact]
    public void A_frame_with_any_bit_turned_has_no_effect_and_is_called_damaged()
    {
        var wire = RawHost.OnTheWire(RawHost.Numbered(LinkCommand.Write(Bank.Bias, 3, [0x1234, 0, 0xFFFF]), 0));
        for (var bit = 0; bit < 8 * (wire.Length - 1); bit++)
        {
            var damaged = wire.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            _host.SendBytes(damaged);
            var status = RawHost.Status(_host.Receive()[^1]);
            Assert.Equal((0, 0, Conditions.Damaged, (byte)1), status);
        }

        Assert.Equal([0, 0, 0], Read(Bank.Bias, 3, 3));
    }

    [Fact]
    public void A_frame_longer_than_any_has_no_effect()
    {
        _host.Send(RawHost.Numbered(LinkCommand.Write(Bank.Bias, 0, new ushort[LinkLimits.WriteWords]), 0).Concat(new byte[2]).ToArray());
        _host.Send(new byte[1000]);
        Assert.Equal((0, 0, Conditions.Damaged, (byte)1), RawHost.Status(_host.Receive()[^1]));
    }

    [Fact]
    public void A_command_out_of_order_is_called_damaged_and_one_sent_again_is_answered_but_not_executed()
    {
        byte[] Write(int number, ushort word) => RawHost.Numbered(LinkCommand.Write(Bank.Bias, 0, [word]), number);
        Assert.Equal((0, 0, Conditions.Damaged, (byte)1), _host.Ask(Write(1, 5)));
        Assert.Equal((1, 0, Conditions.None, (byte)1), _host.Ask(Write(0, 6)));
        Assert.Equal((1, 0, Conditions.None, (byte)1), _host.Ask(Write(0, 7)));
        Assert.Equal((1, 0, Conditions.Damaged, (byte)1), _host.Ask(Write(8, 8)));
        Assert.Equal((1, 0, Conditions.None, (byte)1), _host.Ask(Write(9, 9)));
        Assert.Equal([6], Read(Bank.Bias, 0, 1, number: 1));
    }

    public static TheoryData<string, byte[]> Wrong => new()
    {
        { "unknown opcode", [5, 0] },
        { "opcode with a high bit", [0x41, 0, (byte)Bank.Bias, 0, 0, 0, 1, 0] },
        { "write of nothing", [(byte)Opcode.Write, 0, (byte)Bank.Bias, 0, 0, 0] },
        { "write of half a word", [(byte)Opcode.Write, 0, (byte)Bank.Bias, 0, 0, 0, 1, 0, 1] },
        { "fill without its count", [(byte)Opcode.Fill, 0, (byte)Bank.Bias, 0, 0, 0, 1, 0] },
        { "fill that is too long", [(byte)Opcode.Fill, 0, (byte)Bank.Bias, 0, 0, 0, 1, 0, 1, 0, 0] },
        { "run of half a word", [(byte)Opcode.Run, 0, 1] },
        { "event of no source", [(byte)Opcode.Run, 0, 32, 0] },
        { "the bank behind the last", [(byte)Opcode.Read, 0, (byte)Bank.Learning + 1, 0, 0, 0, 0, 0, 1, 0] },
        { "bank 32, which is none", [(byte)Opcode.Read, 0, 32, 0, 0, 0, 0, 0, 1, 0] },
        { "write to the identity", [(byte)Opcode.Write, 0, (byte)Bank.Identity, 0, 0, 0, 1, 0] },
        { "fill of what can be read only", [(byte)Opcode.Fill, 0, (byte)Bank.CountTake, 0, 0, 0, 1, 0, 1, 0] },
        { "read of nothing", [(byte)Opcode.Read, 0, (byte)Bank.Bias, 0, 0, 0, 0, 0, 0, 0] },
        { "read of too much", [(byte)Opcode.Read, 0, (byte)Bank.Bias, 0, 0, 0, 0, 0, LinkLimits.ReadWords + 1, 0] },
        { "read of far too much", [(byte)Opcode.Read, 0, (byte)Bank.Bias, 0, 0, 0, 0, 0, 0, 1] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_command_is_refused_as_a_whole_and_counts_as_executed(string what, byte[] content)
    {
        Assert.NotEmpty(what);
        Assert.Equal((1, 0, Conditions.Refused, (byte)1), _host.Ask(content));
        Assert.Equal(new ushort[16], Read(Bank.Bias, 0, 16, number: 1));
        Assert.Equal((0, 0, Conditions.None, (byte)2), _host.Ask(RawHost.Sync(2)));
    }

    [Fact]
    public void The_most_that_a_read_gives_is_given()
    {
        var words = Read(Bank.Identity, 0, LinkLimits.ReadWords);
        Assert.Equal(LinkLimits.ReadWords, words.Length);
        Assert.Equal(Magic.Board, words[0]);
        Assert.Equal(words[..32], words[32..64]);
    }

    [Fact]
    public void A_data_frame_is_sent_again_until_it_is_acknowledged_and_the_next_one_waits()
    {
        _host.Send(RawHost.Numbered(LinkCommand.Read(Bank.Identity, 0, 16), 0));
        var first = _host.Receive();
        Assert.Equal((1, 1, Conditions.None, (byte)1), RawHost.Status(first[1]));
        _host.Send(RawHost.Numbered(LinkCommand.Read(Bank.Identity, 1, 2), 1));
        Assert.Empty(_host.Receive());
        for (var times = 0; times < 3; times++)
        {
            _host.Send(RawHost.Resend());
            var again = _host.Receive();
            Assert.Equal(first[0], again[0]);
            Assert.Equal((1, 1, Conditions.None, (byte)1), RawHost.Status(again[1]));
        }

        _host.Send(RawHost.Ack(1));
        var second = _host.Receive();
        Assert.Equal([Versions.Protocol, Versions.Hardware], RawHost.WordsOf(second[0]));
        Assert.Equal((2, 2, Conditions.None, (byte)1), RawHost.Status(second[1]));
    }

    [Fact]
    public void Opcodes_from_128_on_count_as_an_acknowledgement()
    {
        _host.Send(RawHost.Numbered(LinkCommand.Read(Bank.Identity, 0, 16), 0));
        _host.Receive();
        _host.Send([0xFF, 1, 2, 3]);
        Assert.Empty(_host.Receive());
        _host.Send(RawHost.Resend(acknowledge: 1));
        Assert.Equal((1, 1, Conditions.None, (byte)1), RawHost.Status(Assert.Single(_host.Receive())));
    }

    [Fact]
    public void Bytes_without_meaning_never_keep_a_board_from_resting_and_answering()
    {
        var random = new Random(1);
        for (var trial = 0; trial < 300; trial++)
        {
            var bytes = new byte[random.Next(400)];
            random.NextBytes(bytes);
            _host.SendBytes(bytes);
            _host.Receive();
            _host.SendBytes([0]);
            Assert.Equal((byte)(trial % 255), _host.Ask(RawHost.Sync((byte)(trial % 255))).Nonce);
        }
    }

    private ushort[] Read(Bank bank, int address, int count, int number = 0)
    {
        _host.Send(RawHost.Numbered(LinkCommand.Read(bank, address, count), number));
        return RawHost.WordsOf(_host.Receive()[0]);
    }
}
