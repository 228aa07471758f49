// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>
/// Inputs that fire by themselves. Encoder i drives the i-th source from the first whole event word at or above the
/// image's neurons on, so that its events never share a word with those of neurons. Two clocks an encoder, the second
/// of them even: neurons fire in odd ones.
/// </summary>
public sealed class Encoders
{
    private readonly Configuration _configuration;
    private readonly ushort[] _memory;
    private readonly int _countMask;
    private bool _walking;
    private bool _odd;
    private bool _decide;
    private int _index;

    /// <summary>The encoders of a build: none drives anything.</summary>
    public Encoders(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _configuration = configuration;
        _memory = new ushort[Bits.Mask(Bits.AtLeastOne(configuration.Encoders)) + 1];
        _countMask = Bits.Mask(Bits.For(configuration.Encoders + 1));
    }

    /// <summary>An encoder is under way.</summary>
    public bool Busy => _walking;

    /// <summary>An encoder fires or does not in this clock.</summary>
    public bool Decides => _decide;

    /// <summary>Source that the encoder under way drives.</summary>
    /// <param name="neurons">N of the image.</param>
    public int Source(int neurons) => _configuration.FirstEncoded(neurons) + _index;

    /// <summary>The encoder under way fires; while <see cref="Decides"/>.</summary>
    /// <param name="state">H of the tick.</param>
    /// <param name="source">Its source.</param>
    /// <param name="tick">Number of the tick.</param>
    /// <param name="elapsed">Ticks since the stimulus began.</param>
    public bool Fires(ulong state, int source, uint tick, int elapsed) =>
        Fires(EncoderWord.FromWord(_memory[_index]), state, source, tick, elapsed);

    /// <summary>Whether an encoder fires.</summary>
    /// <param name="encoder">Its word.</param>
    /// <param name="state">H of the tick.</param>
    /// <param name="source">Its source.</param>
    /// <param name="tick">Number of the tick.</param>
    /// <param name="elapsed">Ticks since the stimulus began.</param>
    public static bool Fires(EncoderWord encoder, ulong state, int source, uint tick, int elapsed) => encoder.Encoding switch
    {
        InputEncoding.Bernoulli => PlaceNoise.Of(state, source) >> 2 < encoder.Drive,
        InputEncoding.Regular => ((uint)encoder.Drive * (tick + 1)) % EncoderWord.DriveOfOne < (uint)encoder.Drive,
        InputEncoding.Latency => elapsed == encoder.Drive,
        _ => false,
    };

    /// <summary>The edge of the clock in which the walk is asked for.</summary>
    /// <param name="count">Encoded inputs of the image.</param>
    public void Start(int count)
    {
        _walking = (count & _countMask) != 0;
        _odd = false;
        _decide = false;
        _index = 0;
    }

    /// <summary>One clock edge of the walk.</summary>
    /// <param name="count">Encoded inputs of the image.</param>
    public void Clock(int count)
    {
        var decide = _decide;
        _decide = _walking && _odd;
        _odd = !_odd;
        if (decide)
        {
            _index = (_index + 1) & _countMask;
            _walking = _index != (count & _countMask);
        }
    }

    /// <summary>Ends the walk.</summary>
    public void Reset()
    {
        _walking = false;
        _decide = false;
    }

    /// <summary>What the host reads.</summary>
    public ushort Read(int address) => _memory[Place(address)];

    /// <summary>What the host writes.</summary>
    public void Write(int address, ushort word) => _memory[Place(address)] = word;

    /// <summary>Encoder that a host address means.</summary>
    public int Place(int address) => address & (_memory.Length - 1);
}
