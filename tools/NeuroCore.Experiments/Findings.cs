// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace NeuroCore.Experiments;

/// <summary>Says what experiments found, and remembers whether it was what they promise.</summary>
/// <param name="output">Takes the lines.</param>
public sealed class Findings(TextWriter output)
{
    /// <summary>True as long as every check came out as promised.</summary>
    public bool AllAsPromised { get; private set; } = true;

    /// <summary>Says something.</summary>
    public void Say(FormattableString line)
    {
        ArgumentNullException.ThrowIfNull(line);
        output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        output.Flush();
    }

    /// <summary>Says something that is promised to be so.</summary>
    /// <param name="isSo">Whether it is.</param>
    /// <param name="line">What is promised, with the figures.</param>
    public void Check(bool isSo, FormattableString line)
    {
        ArgumentNullException.ThrowIfNull(line);
        AllAsPromised &= isSo;
        output.WriteLine($"{(isSo ? "" : "NOT AS PROMISED: ")}{line.ToString(CultureInfo.InvariantCulture)}");
        output.Flush();
    }
}
