// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using NeuroCore.Hardware;

namespace NeuroCore.Wires;

/// <summary>A pseudo-terminal with a board behind it, as the virtual board has. Linux only.</summary>
/// <remarks>
/// It goes by a name of its own, which goes away with it as the name of an unplugged board does: the system gives the
/// number of a closed terminal to the next one, so that whoever looks for this board would find another test's.
/// </remarks>
internal sealed class PseudoTerminal : IDisposable
{
    private const int ReadWrite = 2;
    private const int NoControllingTerminal = 0x100;
    private const int NonBlocking = 0x800;

    private readonly FileStream _master;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("neurocore-terminal-");
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _pump;

    public PseudoTerminal(IByteDevice? board)
    {
        var handle = posix_openpt(ReadWrite | NoControllingTerminal | NonBlocking);
        var name = new byte[64];
        if (handle < 0 || (grantpt(handle) | unlockpt(handle)) != 0 || ptsname_r(handle, name, name.Length) != 0)
            throw new IOException("This system gives no pseudo-terminal.");
        Path = System.IO.Path.Combine(_folder.FullName, "tty");
        File.CreateSymbolicLink(Path, System.Text.Encoding.ASCII.GetString(name, 0, Array.IndexOf(name, (byte)0)));
        _master = new FileStream(new SafeFileHandle(handle, ownsHandle: true), FileAccess.ReadWrite, bufferSize: 0);
        _pump = Task.Run(() => Pump(board));
    }

    public string Path { get; }

    /// <summary>The other side goes away, as a board that is unplugged.</summary>
    public void Unplug() => Dispose();

    public void Dispose()
    {
        if (_stop.IsCancellationRequested)
            return;
        _folder.Delete(recursive: true);
        _stop.Cancel();
        _pump.Wait();
        _master.Dispose();
        _stop.Dispose();
    }

    private void Pump(IByteDevice? board)
    {
        var buffer = new byte[1024];
        while (!_stop.IsCancellationRequested)
        {
            var came = Read(buffer);
            board?.Write(buffer.AsSpan(0, came));
            var count = board?.Read(buffer) ?? 0;
            if (count > 0)
                _master.Write(buffer, 0, count);
            else if (came == 0)
                Thread.Sleep(1);
        }
    }

    private int Read(byte[] buffer)
    {
        try
        {
            return _master.Read(buffer, 0, buffer.Length);
        }
        catch (IOException)
        {
            // Nothing to read, or nobody has the terminal open: both may change.
            return 0;
        }
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int posix_openpt(int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int grantpt(int handle);

    [DllImport("libc", SetLastError = true)]
    private static extern int unlockpt(int handle);

    [DllImport("libc", SetLastError = true)]
    private static extern int ptsname_r(int handle, byte[] name, nint length);
}
