// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Model;

namespace NeuroCore.Cosim;

/// <summary>
/// The functional coverage of the core, defined in one place: which features of the semantics are to meet in all their
/// combinations, over all builds that have them. <see cref="CrossSampler"/> tells when one is met.
/// </summary>
internal static class Crosses
{
    private static readonly Axis s_spike = new("spike", "none", "positive", "negative");
    private static readonly Axis s_bound = new("bound", "lowest", "between", "highest");

    /// <summary>What a spike does to v, and where that ends.</summary>
    public static Cross Reset { get; } = new("v after a tick", new Axis("reset", "value", "subtract", "none"), s_spike, s_bound)
    {
        Impossible =
        [
            ("A negative spike needs v <= -|T|, which is not above 0.", words => words is ["none", "negative", "highest"]),
        ],
    };

    /// <summary>Neurons that are held, with what comes in meanwhile.</summary>
    public static Cross Held { get; } = new(
        "neuron held", new Axis("held", "free", "refractory", "silenced", "silenced, refractory"),
        new Axis("current", "negative", "zero", "positive"), new Axis("noise", "off", "on"));

    /// <summary>Adaptation, with spikes of both signs.</summary>
    public static Cross Theta { get; } = new(
        "theta after a tick", new Axis("theta", "negative", "zero", "positive"), s_spike, new Axis("period", "1", "longer"));

    /// <summary>Neurons that compete, first and later winners.</summary>
    public static Cross Group { get; } = new(
        "neuron of a group", new Axis("winners", "none", "1", "2 or 3", "more"), s_spike, new Axis("block", "within", "last of its group"))
    {
        Impossible = [("A group of which nobody wins has no spikes.", words => words is ["none", "positive" or "negative", _])],
    };

    /// <summary>How a source's event acts on a block.</summary>
    public static Cross Event { get; } = new(
        "row of an event", new Axis("event", "positive", "negative"), new Axis("projection", "positive", "negative"),
        new Axis("delay", "none", "some", "most"), new Axis("exponent", "0", "some", "most"), new Axis("receptor", "first", "second", "divisive"));

    /// <summary>Sums of weights at their bounds.</summary>
    public static Cross Sum { get; } = new("sum of weights", new Axis("receptor", "first or second", "divisive"), s_bound);

    /// <summary>What becomes of a weight that learns.</summary>
    public static Cross Weight { get; } = new(
        "weight that learns", new Axis("synapse", "8 bits", "with a fraction", "with a tag"), new Axis("by", "row", "column", "epoch"),
        new Axis("weight", "-127", "negative", "zero", "positive", "127"));

    /// <summary>Accesses of the host to each bank, at rest and asked for while a tick is under way.</summary>
    public static Cross Access { get; } = new(
        "access of the host", new Axis("bank", [.. Enum.GetValues<Bank>().Where(bank => bank != Bank.Identity).Select(bank => bank.ToString())]),
        new Axis("access", "read", "write"), new Axis("asked", "at rest", "in a tick"))
    {
        Impossible = [("The link refuses to write what is read alone.", words => words is [nameof(Bank.CountTake), "write", _])],
    };

    /// <summary>In which phases of a tick a reset falls.</summary>
    public static Cross ResetIn { get; } = new("reset", new Axis("phase", Enum.GetNames<Phase>()));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Cross> All { get; } = [Reset, Held, Theta, Group, Event, Sum, Weight, Access, ResetIn];
}
