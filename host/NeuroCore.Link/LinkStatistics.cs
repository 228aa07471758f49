// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Link;

/// <summary>What happened on a link so far. On a healthy cable all but the first two stay 0.</summary>
/// <param name="Commands">Commands executed by the board.</param>
/// <param name="DataFrames">Data frames received, each counted once.</param>
/// <param name="CommandsRepeated">Commands sent again.</param>
/// <param name="DataFramesRepeated">Data frames received again.</param>
/// <param name="DamagedHere">Frames from the board that failed their check.</param>
/// <param name="DamagedThere">Times that the board reported a damaged or missing frame.</param>
/// <param name="Silences">Times that an answer was waited for in vain.</param>
public readonly record struct LinkStatistics(
    long Commands,
    long DataFrames,
    long CommandsRepeated,
    long DataFramesRepeated,
    long DamagedHere,
    long DamagedThere,
    long Silences);
