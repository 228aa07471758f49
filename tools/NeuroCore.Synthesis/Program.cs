// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Synthesis;

return await SynthesisCommandLine.RunAsync(args, Console.Out, Console.Error).ConfigureAwait(false);
