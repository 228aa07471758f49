// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Experiments;

/// <summary>Where experiments run and find things. The defaults are right in the top folder of the project.</summary>
public sealed record ExperimentOptions
{
    /// <summary>Folder of the examples.</summary>
    public string Examples { get; init; } = "host/examples";

    /// <summary>Folder of the virtual boards, with one folder for each build.</summary>
    public string VirtualBoards { get; init; } = ExperimentBoard.VirtualBoards;

    /// <summary>Folder that takes pictures and tables.</summary>
    public string Output { get; init; } = "build/learn";

    /// <summary>False leaves the virtual boards out.</summary>
    public bool OnVirtualBoards { get; init; } = true;

    /// <summary>Does the same on the model and, unless they are left out, on a virtual board.</summary>
    /// <param name="image">What both load.</param>
    /// <param name="experiment">What is done; its result is compared.</param>
    /// <param name="isEqual">True if two results are the same.</param>
    /// <param name="what">What of it is the same on both, for the report.</param>
    /// <param name="findings">Takes the report.</param>
    /// <returns>The result on the model.</returns>
    /// <exception cref="NeuroCoreException">There is no virtual board of the build.</exception>
    internal async Task<T> OnBothAsync<T>(
        RegisterImage image, Func<ExperimentBoard, Task<T>> experiment, Func<T, T, bool> isEqual, string what, Findings findings)
    {
        T model, board;
        await using (var home = await ExperimentBoard.ModelAsync(image).ConfigureAwait(false))
            model = await experiment(home).ConfigureAwait(false);
        if (!OnVirtualBoards)
            return model;
        await using (var home = await ExperimentBoard.VirtualAsync(image, VirtualBoards).ConfigureAwait(false))
            board = await experiment(home).ConfigureAwait(false);
        findings.Check(isEqual(model, board), $"model = virtual board ({image.Target.Name}): {what}");
        return model;
    }
}
