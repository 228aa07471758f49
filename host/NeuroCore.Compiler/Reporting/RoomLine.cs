// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Compiler;

/// <summary>How much of a resource a network uses.</summary>
/// <param name="Resource">Name of the resource.</param>
/// <param name="Used">How much is used, padding included.</param>
/// <param name="There">How much the build has.</param>
public sealed record RoomLine(string Resource, int Used, int There);
