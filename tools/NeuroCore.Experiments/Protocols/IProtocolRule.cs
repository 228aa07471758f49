// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Experiments.Protocols;

/// <summary>A rule, as text for the board and as a formula.</summary>
public interface IProtocolRule
{
    /// <summary>The rule in the language of rules.</summary>
    string Text { get; }

    /// <summary>What spikes change by the formula, in real numbers and units of the weight.</summary>
    /// <param name="spikes">The spikes.</param>
    /// <param name="keeps">What the board's traces keep of themselves each tick.</param>
    double Change(ProtocolCase spikes, TraceKeeps keeps);
}
