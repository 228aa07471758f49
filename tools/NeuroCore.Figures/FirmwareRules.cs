// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler.Learning;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Figures;

/// <summary>The learning rules of <c>firmware/</c>, assembled for ticks of 1 ms.</summary>
public static class FirmwareRules
{
    private const double TickSeconds = 1e-3;

    /// <summary>A build with ticks of 1 ms.</summary>
    /// <param name="build">Name of the build.</param>
    public static RuleTarget Target(string build) => new(Configurations.Named(build), TickSeconds);

    /// <summary>A rule, assembled.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="target">What for.</param>
    /// <exception cref="NeuroCoreException">There is no such rule, or none for the build.</exception>
    public static AssembledRule Assemble(string name, RuleTarget target)
    {
        var rule = LearningRule.OfProject(name);
        return RuleAssembler.Assemble(rule.Text, rule.File, target);
    }
}
