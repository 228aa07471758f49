// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>
/// A whole board between its serial pins, clock by clock: the mirror of <c>hdl/neurocore.v</c>.
/// <see cref="BoardObservation"/> says what the two agree on.
/// </summary>
/// <remarks>
/// After power-up it needs a clock of reset. Memories start as 0. Not safe for use by several threads at a time.
/// </remarks>
public sealed class PinBoardModel
{
    private readonly CoreModel _core;
    private readonly Link _link;

    /// <summary>A board after power-up.</summary>
    /// <param name="configuration">The build.</param>
    /// <param name="sourceHash">Hash of the sources that it says it was made from; 0 in simulation.</param>
    public PinBoardModel(Configuration configuration, uint sourceHash = 0)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _core = new CoreModel(configuration);
        _link = new Link(configuration, _core, sourceHash);
    }

    /// <summary>A tick is under way.</summary>
    public bool TickBusy => _core.TickBusy;

    /// <summary>One clock edge.</summary>
    /// <param name="rx">The pin from the host during the clock that ends with it.</param>
    /// <param name="reset">Reset during that clock: ends what link and core do; memories stay.</param>
    /// <returns>The pin to the host during that clock.</returns>
    public bool Clock(bool rx, bool reset = false)
    {
        var tx = _link.Tx;
        _link.Clock(rx, reset, out var inputs);
        _core.Clock(inputs);
        return tx;
    }

    /// <summary>One clock edge, and what can be seen of the clock that ends with it.</summary>
    /// <param name="rx">The pin from the host during that clock.</param>
    /// <param name="reset">Reset during that clock: ends what link and core do; memories stay.</param>
    /// <param name="observation">The pins and what is between them, before the edge.</param>
    public void Clock(bool rx, bool reset, out BoardObservation observation)
    {
        observation = default;
        _link.Observe(reset, ref observation);
        _link.Clock(rx, reset, out var inputs);
        _core.Clock(inputs, out observation.Core);
        observation.Busy = observation.Core.TickBusy;
    }
}
