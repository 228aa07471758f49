// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Experiments;

/// <summary>Where experiments run and find things. The defaults are right in the top folder of the project.</summary>
internal sealed record ExperimentOptions
{
    /// <summary>Folder of the examples, unless another is given.</summary>
    internal const string ExamplesFolder = "host/examples";

    /// <summary>Folder that takes pictures, tables and figures, unless another is given.</summary>
    internal const string OutputFolder = "build/experiments";

    /// <summary>Where they run.</summary>
    internal Place On { get; init; } = Place.Model;

    /// <summary>Folder of the examples.</summary>
    internal string Examples { get; init; } = ExamplesFolder;

    /// <summary>Folder of the virtual boards, with one folder for each build.</summary>
    internal string VirtualBoards { get; init; } = ExperimentBoard.VirtualBoards;

    /// <summary>Folder that takes pictures, tables and figures.</summary>
    internal string Output { get; init; } = OutputFolder;
}
