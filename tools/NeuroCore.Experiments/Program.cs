// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Experiments;
using Spectre.Console;

var bars = Console.IsErrorRedirected ? null : AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
return await CommandLine.RunAsync(args, Console.Out, Console.Error, bars).ConfigureAwait(false);
