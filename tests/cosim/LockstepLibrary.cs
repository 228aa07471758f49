// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;
using NeuroCore.Hardware;

namespace NeuroCore.Cosim;

/// <summary>A Verilated design as a shared library, made by <c>tests/cosim/build.sh</c>. Loaded once, open many times.</summary>
internal sealed unsafe class LockstepLibrary
{
    private readonly delegate* unmanaged<int, nint> _open;
    private readonly delegate* unmanaged<nint, void> _close;
    private readonly delegate* unmanaged<nint, byte*, ulong, int> _trace;
    private readonly delegate* unmanaged<nint, byte*, int> _coverage;
    private readonly delegate* unmanaged<nint, ulong*, ulong*, int, void> _step;

    /// <summary>Loads the library.</summary>
    /// <param name="file">The shared library.</param>
    /// <param name="inputWords">64-bit words of inputs a clock that the caller will give.</param>
    /// <param name="recordWords">64-bit words of a record that the caller expects.</param>
    /// <exception cref="NeuroCoreException">There is no such library, or its wrapper has another layout.</exception>
    public LockstepLibrary(string file, int inputWords, int recordWords)
    {
        if (!NativeLibrary.TryLoad(Path.GetFullPath(file), out var library))
            throw new NeuroCoreException($"The lockstep library {file} cannot be loaded: build it with tests/cosim/build.sh.");
        _open = (delegate* unmanaged<int, nint>)NativeLibrary.GetExport(library, "lockstep_open");
        _close = (delegate* unmanaged<nint, void>)NativeLibrary.GetExport(library, "lockstep_close");
        _trace = (delegate* unmanaged<nint, byte*, ulong, int>)NativeLibrary.GetExport(library, "lockstep_trace");
        _coverage = (delegate* unmanaged<nint, byte*, int>)NativeLibrary.GetExport(library, "lockstep_coverage");
        _step = (delegate* unmanaged<nint, ulong*, ulong*, int, void>)NativeLibrary.GetExport(library, "lockstep_step");
        var inputBytes = ((delegate* unmanaged<int>)NativeLibrary.GetExport(library, "lockstep_input_bytes"))();
        var recordBytes = ((delegate* unmanaged<int>)NativeLibrary.GetExport(library, "lockstep_record_bytes"))();
        if (inputBytes != inputWords * sizeof(ulong) || recordBytes != recordWords * sizeof(ulong))
        {
            throw new NeuroCoreException(
                $"{file} takes {inputBytes} bytes a clock and gives {recordBytes}, but {inputWords * sizeof(ulong)} and " +
                $"{recordWords * sizeof(ulong)} are expected: make its wrapper and the record's description agree.");
        }

        File = file;
        InputWords = inputWords;
        RecordWords = recordWords;
    }

    /// <summary>Where it was loaded from.</summary>
    public string File { get; }

    /// <summary>64-bit words of inputs a clock.</summary>
    public int InputWords { get; }

    /// <summary>64-bit words of a record.</summary>
    public int RecordWords { get; }

    /// <summary>A new instance after power-up; memories that start with anything are filled from the seed.</summary>
    public nint Open(int seed) => _open(seed);

    /// <summary>Ends an instance.</summary>
    public void Close(nint instance) => _close(instance);

    /// <summary>Writes a waveform from a clock on.</summary>
    /// <returns>False if the library or the system cannot.</returns>
    public bool Trace(nint instance, string file, ulong from)
    {
        var path = Marshal.StringToCoTaskMemUTF8(file);
        try
        {
            return _trace(instance, (byte*)path, from) != 0;
        }
        finally
        {
            Marshal.FreeCoTaskMem(path);
        }
    }

    /// <summary>Writes how often each point of the design was reached.</summary>
    /// <returns>False if the library cannot.</returns>
    public bool Coverage(nint instance, string file)
    {
        var path = Marshal.StringToCoTaskMemUTF8(file);
        try
        {
            return _coverage(instance, (byte*)path) != 0;
        }
        finally
        {
            Marshal.FreeCoTaskMem(path);
        }
    }

    /// <summary>Runs as many clocks as the spans hold.</summary>
    public void Step(nint instance, ReadOnlySpan<ulong> inputs, Span<ulong> records)
    {
        var clocks = inputs.Length / InputWords;
        if (inputs.Length != clocks * InputWords || records.Length != clocks * RecordWords)
            throw new ArgumentException("Inputs and records must be of the same number of clocks.", nameof(records));
        fixed (ulong* input = inputs, record = records)
            _step(instance, input, record, clocks);
    }
}
