// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Cosim;
using NeuroCore.Hardware;

try
{
    var options = Options.Parse(args);
    var libraries = new Libraries(options.Libraries);
    var good = options.Mode switch
    {
        Mode.Clocks => ClocksTable.Print(libraries, Console.Out),
        Mode.Bite => new BiteTest(libraries, Console.Out).Run(options.Seed),
        _ => new LockstepSuite(options, libraries, Console.Out).Run(),
    };
    return good ? 0 : 1;
}
catch (NeuroCoreException error)
{
    Console.Error.WriteLine($"cosim: {error.Message}");
    return 2;
}
