// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Link;

/// <summary>Why a serial port cannot be opened, in a sentence.</summary>
internal static class SerialFailure
{
    // Codes of POSIX, which System.IO.Ports hands on in the inner exception on anything but Windows.
    private const int NoSuchFile = 2;
    private const int NoSuchAddress = 6;
    private const int PermissionDenied = 13;
    private const int Busy = 16;
    private const int NoSuchDevice = 19;
    private const int IsADirectory = 21;
    private const int NotATerminal = 25;

    public static string WhenOpening(string name, int baud, Exception error) => (error.InnerException ?? error).HResult switch
    {
        NoSuchFile or NoSuchAddress or NoSuchDevice => Missing(name),
        PermissionDenied =>
            $"You may not use the port {name}: add yourself to the group that owns it (often 'dialout' or 'uucp') and log in again.",
        Busy => $"The port {name} is in use by another program: close that program and try again.",
        IsADirectory or NotATerminal => $"{name} is not a serial port: `neurocore boards` lists the ports of this machine.",
        _ when error is FileNotFoundException or DirectoryNotFoundException => Missing(name),
        _ when error is ArgumentOutOfRangeException =>
            $"The port {name} cannot do {baud:N0} baud: choose a build with another speed.",
        _ => $"The port {name} cannot be opened ({error.Message.TrimEnd('.')}): check its name and that no other program uses it.",
    };

    private static string Missing(string name) =>
        $"There is no port {name}: check the cable and the name; `neurocore boards` lists the ports of this machine.";
}
