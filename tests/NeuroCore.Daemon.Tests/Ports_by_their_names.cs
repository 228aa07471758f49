// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Daemon.Boards;
using NeuroCore.Hardware;

namespace NeuroCore.Daemon.Tests;

public class Ports_by_their_names
{
    [Theory]
    [InlineData("emulator", "emulator")]
    [InlineData("emulator:tiny", "emulator-tiny")]
    [InlineData("left=virtual:tiny", "left")]
    [InlineData("port:/dev/ttyUSB1", "ttyUSB1")]
    [InlineData("a.b-1=port:/dev/serial/by-id/x@3000000", "a.b-1")]
    public void Boards_are_told_in_words(string text, string name) => Assert.Equal(name, BoardSpec.Parse(text).Name);

    [Theory]
    [InlineData("")]
    [InlineData("port")]
    [InlineData("virtual")]
    [InlineData("virtual:nothing")]
    [InlineData("a b=emulator")]
    [InlineData("port:/dev/ttyUSB1@fast")]
    [InlineData("moon:tiny")]
    public void What_is_none_is_refused_with_a_sentence(string text) =>
        Assert.EndsWith(".", Assert.Throws<NeuroCoreException>(() => BoardSpec.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_usb_port_keeps_its_name_whatever_number_the_system_gives_it()
    {
        var root = Directory.CreateTempSubdirectory("neurocore-sys-");
        var device = Directory.CreateDirectory(Path.Combine(root.FullName, "usb1", "1-2"));
        File.WriteAllText(Path.Combine(device.FullName, "idVendor"), "0403\n");
        File.WriteAllText(Path.Combine(device.FullName, "idProduct"), "6010\n");
        File.WriteAllText(Path.Combine(device.FullName, "serial"), "FT 4ABC\n");
        var part = device.CreateSubdirectory("1-2:1.1");
        File.WriteAllText(Path.Combine(part.FullName, "bInterfaceNumber"), "01\n");
        foreach (var number in new[] { 0, 7 })
        {
            var tty = part.CreateSubdirectory($"ttyUSB{number}");
            var entry = Directory.CreateDirectory(Path.Combine(root.FullName, "class", $"ttyUSB{number}"));
            Directory.CreateSymbolicLink(Path.Combine(entry.FullName, "device"), tty.FullName);
            Assert.Equal(
                new SerialPortName("usb-0403-6010-FT4ABC-01", $"/dev/ttyUSB{number}"),
                SerialPortName.Of($"/dev/ttyUSB{number}", Path.Combine(root.FullName, "class")));
        }

        Assert.Null(SerialPortName.Of("/dev/ttyS0", Path.Combine(root.FullName, "class")));
        root.Delete(recursive: true);
    }
}
