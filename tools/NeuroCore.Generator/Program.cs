// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Generator;

return CommandLine.Run(args, Console.Out, Console.Error);
