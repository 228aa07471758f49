// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Demo;
using Spectre.Console;

return await CommandLine.RunAsync(args, AnsiConsole.Console, Console.Error);
