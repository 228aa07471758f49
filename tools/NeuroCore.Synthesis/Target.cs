// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Synthesis;

/// <summary>A build for a board, and the folder under <c>build</c> that its results go into.</summary>
/// <param name="Board">The board.</param>
/// <param name="Build">The build.</param>
/// <param name="Folder">Name of the folder.</param>
public sealed record Target(Board Board, Configuration Build, string Folder)
{
    /// <summary>What a user means: the name of a board, for its usual build; the name of a build, for its first board; or both.</summary>
    /// <param name="name">Name of a board or of a build.</param>
    /// <param name="build">Name of a build; null if none is given.</param>
    /// <exception cref="NeuroCoreException">There is no such board or build, or the build has no board.</exception>
    public static Target Named(string name, string? build = null)
    {
        if (BoardTable.All.FirstOrDefault(board => board.Name == name) is { } board)
        {
            var usual = build is null || build == board.Builds[0];
            return On(board, Configurations.Named(build ?? board.Builds[0]), usual ? name : $"{name}-{build}");
        }

        if (build is not null)
            return On(BoardTable.Named(name), Configurations.Named(build), name);
        if (Configurations.All.FirstOrDefault(known => known.Name == name) is not { } configuration)
            throw new NeuroCoreException(
                $"'{name}' is neither a board ({string.Join(", ", BoardTable.All.Select(known => known.Name))}) nor a build that is meant for one ({string.Join(", ", Builds())}).");
        return BoardTable.For(configuration).FirstOrDefault() is { } home
            ? On(home, configuration, name)
            : throw new NeuroCoreException(
                $"No board is meant for the build '{name}': name the board and the build (BOARD=hx8k BUILD={name}), or one of {string.Join(", ", Builds())}.");
    }

    private static Target On(Board board, Configuration build, string folder) =>
        new(board, build with { ClockHertz = board.ClockHertz ?? build.ClockHertz }, folder);

    private static IEnumerable<string> Builds() => BoardTable.All.SelectMany(board => board.Builds).Distinct();
}
