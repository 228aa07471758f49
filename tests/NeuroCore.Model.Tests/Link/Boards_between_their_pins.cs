// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Link;

namespace NeuroCore.Model.Tests;

public class Boards_between_their_pins
{
    [Theory]
    [InlineData("tiny")]
    [InlineData("odd_one")]
    [InlineData("odd_two")]
    public async Task Give_the_spikes_of_the_bare_core(string name)
    {
        var build = Configurations.Named(name);
        var image = RandomBoardImage.Of(build, new Random(1));
        var events = RandomBoardImage.Stimulus(build, 50, 2, new Random(2));
        await using var session = await DeviceSession.ConnectAsync(new InProcessTransport(new PinWire(build), "the pins"));
        Assert.Equal(build, session.Identity.Configuration);
        await session.LoadAsync(image);
        Assert.Equal(new BareCore(image).Run(events.Distinct(), 50), (await session.RunAsync(events, 50)).Spikes);
    }

    [Fact]
    public void Answer_a_sync_that_cuts_into_an_answer()
    {
        var build = Configurations.Named("tiny");
        for (var bytes = 0; bytes < 12; bytes++)
        {
            var wire = new PinWire(build);
            var host = RawHost.On(wire);
            host.Send(RawHost.Numbered(LinkCommand.Read(Bank.Bias, 0, LinkLimits.ReadWords), 0));
            // Part of the answer, and then the sync in the middle of a byte.
            Assert.NotEqual(0, wire.Read(new byte[1]));
            host.SendBytes(Enumerable.Repeat((byte)0, bytes).ToArray());
            host.Send(RawHost.Sync(9));
            Assert.Equal((0, 0, Conditions.None, (byte)9), RawHost.Status(host.Receive()[^1]));
        }
    }
}
