// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace NeuroCore.Experiments.Tests;

/// <summary>Virtual boards for tests: built when they are not there yet, or not as the RTL is now.</summary>
internal static class VirtualBoards
{
    private static readonly SemaphoreSlim s_one = new(1);

    /// <summary>Folder of the virtual boards; that of this build is there.</summary>
    public static async Task<string> WithAsync(string build)
    {
        await s_one.WaitAsync();
        try
        {
            using var process = Process.Start(Path.Combine(Repository.Root, "sim/verilator/build.sh"), [build]);
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, $"The virtual board {build} does not build: run make virtual-board BOARD={build}.");
        }
        finally
        {
            s_one.Release();
        }

        return Path.Combine(Repository.Root, ExperimentBoard.VirtualBoards);
    }
}
