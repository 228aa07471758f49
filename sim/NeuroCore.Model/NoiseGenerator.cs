// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Model;

/// <summary>
/// The 64-bit state H of the noise on membranes and of the encoders, and its step. In RTL it is a ring that takes some
/// clocks for a step, and to bring forth the host's word; here the step happens at once, and nobody looks meanwhile.
/// </summary>
public sealed class NoiseGenerator
{
    /// <summary>Clocks of a step, in which events are delivered.</summary>
    public const int StepClocks = 12;

    private int _left;      // clocks of the step under way
    private bool _again;    // one more was asked for meanwhile

    /// <summary>H, after the last step asked for.</summary>
    public ulong State { get; private set; }

    /// <summary>A step is under way.</summary>
    public bool Busy => _left != 0;

    /// <summary>The state that follows one: xorshift with 13, 7 and 17.</summary>
    public static ulong Step(ulong state)
    {
        state ^= state << 13;
        state ^= state >> 7;
        return state ^ (state << 17);
    }

    /// <summary>One clock edge.</summary>
    /// <param name="start">A step is asked for: at the start of a tick.</param>
    public void Clock(bool start)
    {
        if (start && !_again)
            State = Step(State);
        var again = _again || start;
        if (_left > 1)
        {
            _left--;
            _again = again && Busy;
        }
        else
        {
            _left = again ? StepClocks : 0;
            _again = false;
        }
    }

    /// <summary>What the host reads: word 0 is the least significant. Only the low two bits of the address count.</summary>
    public ushort Read(int address) => (ushort)(State >> Low(address));

    /// <summary>What the host writes.</summary>
    public void Write(int address, ushort word) =>
        State = (State & ~(0xFFFFUL << Low(address))) | ((ulong)word << Low(address));

    private static int Low(int address) => 16 * (address & 3);
}
