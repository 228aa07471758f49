// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Emulator.Machine;

/// <summary>What becomes of the sum of a weight and a change: a byte within the bounds of a rule, looked up by the sum.</summary>
internal sealed unsafe class BoundTable
{
    private const int Most = sbyte.MaxValue + sbyte.MaxValue + 2;    // of a sum

    private readonly Emitter _emit;
    private readonly int _bytes;

    /// <summary>Room for it. To be made before data is committed.</summary>
    public BoundTable(Emitter emit)
    {
        _emit = emit;
        _bytes = emit.Data.Add(2 * Most);
    }

    /// <summary>Where the byte of the sum 0 is, from r15.</summary>
    public int Place => checked((int)(_emit.Data[_bytes] - _emit.Pool)) + Most;

    /// <summary>Writes it down.</summary>
    public void Fill(RuleProducts rule)
    {
        for (var i = 0; i < 2 * Most; i++)
            ((sbyte*)_emit.Data[_bytes])[i] = (sbyte)Math.Min(rule.Last.Upper, Math.Max(rule.Last.Lower, i - Most));
    }
}
