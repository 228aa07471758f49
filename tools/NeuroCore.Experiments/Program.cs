// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Experiments;

return await CommandLine.RunAsync(args, Console.Out, Console.Error);
