// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;

namespace NeuroCore.Cli.Replaying;

/// <summary><c>neurocore record</c>: a run whose every frame is kept with its time.</summary>
internal static class RecordCommand
{
    public static Command Create(Terminal terminal) => RunCommand.Create(terminal, isRecording: true);
}
