// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using NeuroCore.Cli.Replaying;
using NeuroCore.Cli.Serving;
using NeuroCore.Hardware;

namespace NeuroCore.Cli;

/// <summary>The command <c>neurocore</c>.</summary>
public static class CommandLine
{
    /// <summary>Runs it.</summary>
    /// <param name="arguments">What stands after the command's name.</param>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="cancellation">Stops it cleanly.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellation = default)
    {
        var root = new RootCommand("Spiking neural networks on a NeuroCore board, or without one.")
        {
            ImportCommand.Create(terminal),
            ExportCommand.Create(terminal),
            EncodeCommand.Create(terminal),
            CompileCommand.Create(terminal),
            InspectCommand.Create(terminal),
            AssembleCommand.Create(terminal),
            DisassembleCommand.Create(terminal),
            NewCommand.Create(terminal),
            RunCommand.Create(terminal),
            ReportCommand.Create(terminal),
            CompareCommand.Create(terminal),
            WeightsCommand.Create(terminal),
            BoardsCommand.Create(terminal),
            ServeCommand.Create(terminal), SubmitCommand.Create(terminal), JobsCommand.Create(terminal), CancelCommand.Create(terminal), ResultCommand.Create(terminal),
            RecordCommand.Create(terminal), ReplayCommand.Create(terminal),
            ConfigurationsCommand.Create(terminal),
        };
        var parsed = root.Parse(arguments.Count == 0 ? ["--help"] : arguments);
        if (parsed.Errors.Count > 0)
        {
            var command = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
            await terminal.Error.WriteLineAsync($"{parsed.Errors[0].Message} `neurocore {command}--help` tells what there is.").ConfigureAwait(false);
            return ExitCode.Usage;
        }

        var configuration = new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            return await parsed.InvokeAsync(configuration, cancellation).ConfigureAwait(false);
        }
        catch (NeuroCoreException error)
        {
            await terminal.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
            return ExitCode.Failed;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await terminal.Error.WriteLineAsync("Cancelled.").ConfigureAwait(false);
            return ExitCode.Cancelled;
        }
    }
}
