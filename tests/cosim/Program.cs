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
        Mode.Coverage => Coverage(options, libraries),
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

static bool Coverage(Options options, Libraries libraries)
{
    var exclusions = new CoverageExclusions(".", File.ReadLines(Path.Combine("tests", "cosim", "coverage.exclusions")));
    var counts = new CoverageCounts();
    var good = new LockstepSuite(options, libraries, Console.Out, counts).Run();
    return new CoverageReport(counts, exclusions).Write(Console.Out, Path.Combine(options.Libraries, "missed.txt")) && good;
}
