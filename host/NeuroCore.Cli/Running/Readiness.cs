// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NeuroCore.Emulator;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Cli.Running;

/// <summary>
/// Gets the compiler and the emulator ready on another processor while the long files of a description are read: a small
/// network goes through both, so that .NET has what it loads and compiles when that is first used. A command that was compiled
/// ahead of time as a whole has nothing to get ready.
/// </summary>
internal static partial class Readiness
{
    private const long LongBytes = 1 << 20;    // reading less is over before it would help

    private const string Small = """
        name: small
        tick: 1 ms
        populations:
          ups: { size: 600, tau_membrane: 20 ms, tau_synapse: 5 ms, tau_second: 10 ms, threshold: 1, refractory: 2 ms }
          downs: { size: 40, tau_membrane: 20 ms, tau_synapse: 5 ms, tau_second: 10 ms, threshold: 1, refractory: 2 ms }
        projections:
          - { source: ups, target: ups, connector: { from_list: [[0, 1], [2, 3]] }, weight: 0.1, delay: 1 tick }
          - { source: ups, target: downs, connector: { from_list: [[0, 1], [2, 3]] }, weight: 0.1, delay: 1 tick }
          - { source: downs, target: ups, connector: { from_list: [[0, 1], [2, 3]] }, weight: -0.2, delay: 1 tick, receptor: second }
        """;

    /// <summary>Begins, where that helps and there is a processor for it. Nobody waits for its end, and nothing depends on it.</summary>
    /// <param name="description">File of the description that is read.</param>
    /// <param name="compile">Compiles a network for a build that is as large as it.</param>
    public static void BeginFor(string description, Func<NetworkDescription, RegisterImage> compile)
    {
        if (RuntimeFeature.IsDynamicCodeCompiled && Environment.ProcessorCount > 1 && NamesLongFiles(description))
            _ = Task.Run(() => Get(compile));
    }

    /// <summary>Does it.</summary>
    /// <returns>Ticks that the small network has run.</returns>
    public static int Get(Func<NetworkDescription, RegisterImage> compile)
    {
        var image = compile(NetworkFile.Parse(Small));
        using var core = new EmulatedCore(image.Target, new EmulatorOptions { PlainTicks = 0, Sparse = true });
        core.Load(image);
        core.Run(1);
        return core.Read(Bank.Control, (int)ControlRegister.TickLow);
    }

    /// <summary>The CSV files that a description names, as far as they are there, are long.</summary>
    public static bool NamesLongFiles(string description)
    {
        var file = new FileInfo(description);
        return file is { Exists: true, Length: < LongBytes } && ListFile().Matches(File.ReadAllText(description))
            .Select(name => new FileInfo(Path.Combine(file.DirectoryName!, name.Value)))
            .Sum(list => list.Exists ? list.Length : 0) >= LongBytes;
    }

    [GeneratedRegex(@"[^\s{}\[\],:""']+\.csv\b")]
    private static partial Regex ListFile();
}
