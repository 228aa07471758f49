// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Link;

namespace NeuroCore.Daemon.Boards;

/// <summary>A serial port of this machine, under a name that stays when the cable moves to another socket.</summary>
/// <param name="Name">From its USB identity, such as <c>usb-0403-6010-FT4ABC-01</c>; that of the port where it has none.</param>
/// <param name="Path">Path of the port.</param>
internal sealed record SerialPortName(string Name, string Path)
{
    private const string Devices = "/sys/class/tty";
    private const int MostFoldersUp = 6;

    /// <summary>Every port that belongs to a USB device. Others (a PC's own ttyS0) are not touched unless somebody names them.</summary>
    public static IReadOnlyList<SerialPortName> OfUsb() =>
        [.. SerialTransport.Ports.Select(port => Of(port, Devices)).OfType<SerialPortName>()];

    /// <summary>The USB identity of a port; null if it has none.</summary>
    /// <param name="port">Path of the port.</param>
    /// <param name="devices">Where the system tells of terminals.</param>
    public static SerialPortName? Of(string port, string devices)
    {
        var device = System.IO.Path.Combine(devices, System.IO.Path.GetFileName(port), "device");
        var folder = Directory.Exists(device) ? new DirectoryInfo(device).ResolveLinkTarget(returnFinalTarget: true) ?? new DirectoryInfo(device) : null;
        var path = folder?.FullName;
        string? part = null;
        for (var up = 0; path is not null && up < MostFoldersUp; up++, path = System.IO.Path.GetDirectoryName(path))
        {
            part ??= Word(path, "bInterfaceNumber");
            if (Word(path, "idVendor") is not { } vendor || Word(path, "idProduct") is not { } product)
                continue;
            string?[] words = ["usb", vendor, product, Word(path, "serial"), part];
            return new SerialPortName(string.Join('-', words.OfType<string>()), port);
        }

        return null;
    }

    private static string? Word(string folder, string file)
    {
        var path = System.IO.Path.Combine(folder, file);
        if (!File.Exists(path))
            return null;
        var word = string.Concat(File.ReadAllText(path).Trim().Where(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_'));
        return word.Length > 0 ? word : null;
    }
}
