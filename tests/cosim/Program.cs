// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Cosim;
using NeuroCore.Hardware;

try
{
    var options = Options.Parse(args);
    return new LockstepSuite(options, Console.Out).Run() ? 0 : 1;
}
catch (NeuroCoreException error)
{
    Console.Error.WriteLine($"cosim: {error.Message}");
    return 2;
}
