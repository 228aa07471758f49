// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Network;

namespace NeuroCore.Experiments.Tests;

/// <summary>The networks of host/examples.</summary>
internal static class Example
{
    /// <summary>Folder of all examples.</summary>
    public static string All { get; } = Path.Combine(Repository.Root, "host", "examples");

    /// <summary>Folder of an example.</summary>
    public static string Folder(string name) => Path.Combine(All, name);

    /// <summary>The network of an example, as <c>neurocore run</c> takes it.</summary>
    public static NetworkDescription Network(string name) => NetworkFile.Load(Path.Combine(Folder(name), "network.yaml"));
}
