// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Cli;

using var interruption = new Interruption();
return await CommandLine.RunAsync(args, Terminal.OfProcess(), interruption.Token).ConfigureAwait(false);
