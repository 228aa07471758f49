// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Trainer;

return CommandLine.Run(args, Console.Out, Console.Error);
