// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using NeuroCore.Hardware;

namespace NeuroCore.Cosim;

/// <summary>Runs a case that failed once more, with a waveform of the last clocks before the difference.</summary>
internal sealed class WaveformMaker(Libraries libraries)
{
    private const int ClocksBefore = 2000;

    /// <summary>Writes the waveform.</summary>
    /// <param name="part">Part of the board, as <c>build.sh</c> names it.</param>
    /// <param name="configuration">The build.</param>
    /// <param name="result">What went wrong.</param>
    /// <param name="run">Runs the case with a library, and prepares the RTL before its first clock.</param>
    /// <returns>The file.</returns>
    /// <exception cref="NeuroCoreException">The library with waveforms cannot be built.</exception>
    public string Make(
        string part, Configuration configuration, CaseResult result, Action<LockstepLibrary, Action<RtlDesign>> run)
    {
        using var build = Process.Start("tests/cosim/build.sh", ["--trace", part, configuration.Name]);
        build.WaitForExit();
        if (build.ExitCode != 0)
            throw new NeuroCoreException($"The lockstep library of {configuration.Name} with waveforms cannot be built.");
        var file = Path.Combine(libraries.Folder, $"{part}-{configuration.Name}-{result.Seed}.fst");
        var from = Math.Max(0, result.Difference!.Clock - ClocksBefore);
        run(libraries.Part(part, configuration.Name, LibraryKind.Trace), design => design.Trace(file, from));
        return file;
    }
}
