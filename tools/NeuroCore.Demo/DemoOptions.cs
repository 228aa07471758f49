// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Demo;

/// <summary>What the demo does and where it finds things. The defaults are right in the top folder of the project.</summary>
public sealed record DemoOptions
{
    /// <summary>Folder of the example: images and network.</summary>
    public string Example { get; init; } = "host/examples/digits";

    /// <summary>Name of the build.</summary>
    public string Configuration { get; init; } = "icebreaker";

    /// <summary>Name of the build that makes the pixels' spikes and counts the outputs' by itself; null leaves that part out.</summary>
    public string? Encoded { get; init; } = "icebreaker-inference";

    /// <summary>Folder with MNIST's idx files, whose test images are shown instead of the example's held-out ones; null: the latter.</summary>
    public string? Mnist { get; init; }

    /// <summary>Folder of the virtual boards, with one folder for each build.</summary>
    public string VirtualBoards { get; init; } = "build/verilator";

    /// <summary>Folder that takes the picture.</summary>
    public string Output { get; init; } = "build/demo";

    /// <summary>Images shown to the model: so many of the held-out ones, at least 1.</summary>
    public int OnModel { get; init; } = int.MaxValue;

    /// <summary>Images shown to the virtual board too: so many of those shown to the model; 0 leaves it out.</summary>
    public int OnBoard { get; init; } = 60;
}
