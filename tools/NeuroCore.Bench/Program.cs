// SPDX-License-Identifier: Apache-2.0
return NeuroCore.Bench.BenchCommand.Run(args, Console.In, Console.Out, Console.Error);
