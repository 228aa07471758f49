// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Synthesis;

/// <summary>Loads a bitstream into a board, with the first of its programs that is there.</summary>
/// <param name="root">Root of the repository.</param>
/// <param name="target">Build and board.</param>
public sealed class Flasher(string root, Target target)
{
    private const string Place = "{file}";

    /// <summary>Loads it.</summary>
    /// <param name="cancellation">Ends the program under way, which leaves the board without a design.</param>
    /// <returns>The command line that did it.</returns>
    /// <exception cref="NeuroCoreException">There is no bitstream, no program, or no board.</exception>
    public async Task<string> RunAsync(CancellationToken cancellation)
    {
        var board = target.Board;
        var file = Path.Combine("build", target.Folder, board.Family == BoardFamily.Ice40 ? "neurocore.bin" : "neurocore.bit");
        if (!File.Exists(Path.Combine(root, file)))
            throw new NeuroCoreException($"There is no bitstream {file} yet: make it with `{HowToMake()}`.");
        var programs = board.Flash.Select(line => line.Split(' ')[0]).ToList();
        var line = board.Flash.FirstOrDefault(line => Tool.IsThere(line.Split(' ')[0])) ??
            throw new NeuroCoreException(
                $"None of the programs that load '{board.Name}' is installed ({string.Join(", ", programs)}): install one, on Debian with `tools/setup.sh flash`.");
        var words = line.Replace(Place, file, StringComparison.Ordinal).Split(' ');
        var (exitCode, output) = await Tool.StartAsync(root, words[0], words[1..], cancellation).ConfigureAwait(false);
        if (exitCode == 0)
            return string.Join(' ', words);
        var said = output.Split('\n').Select(text => text.Trim()).LastOrDefault(text => text.Length > 0 && !text.StartsWith("ABORT", StringComparison.Ordinal)) ?? $"exit code {exitCode}";
        throw new NeuroCoreException(
            $"{words[0]} could not load {file} into the {board.About.Split(" (")[0]} (it says: {said}): check that the board is plugged in and that you may use its USB device.");
    }

    private string HowToMake() => target.Board.Family == BoardFamily.Ice40
        ? $"make bitstream BOARD={target.Board.Name}{(target.Build.Name == target.Board.Builds[0] ? "" : $" BUILD={target.Build.Name}")}"
        : $"make bitstream BOARD={target.Board.Name}, which says how to call the vendor's tool";
}
