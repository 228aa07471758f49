// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Numerics;
using NeuroCore.Compiler.Learning;
using NeuroCore.Hardware;

namespace NeuroCore.Compiler.Tests.Learning;

/// <summary>
/// A plastic synapse by itself, tick by tick, written from <c>hdl/core/learning.md</c> alone: events of its source and
/// spikes of its neuron go in, the weight comes out.
/// </summary>
internal sealed class OneSynapse
{
    private const int Scale = 256;
    private const int X1 = 0, X2 = 1, Y1 = 2, Y2 = 3;

    private readonly AssembledRule _rule;
    private readonly RuleTarget _target;
    private readonly int _source;
    private readonly int _neuron;
    private readonly int[] _traces = new int[4];
    private ulong _noise;
    private long _tick;

    /// <summary>A synapse at rest.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="target">What it was assembled for.</param>
    /// <param name="weight">The weight, in units of the integer that is delivered.</param>
    /// <param name="seed">State of the noise, not 0.</param>
    /// <param name="source">Number of the source.</param>
    /// <param name="neuron">Number of the neuron.</param>
    public OneSynapse(AssembledRule rule, RuleTarget target, double weight, ulong seed = 1, int source = 17, int neuron = 5)
    {
        _rule = rule;
        _target = target;
        _noise = seed;
        _source = source;
        _neuron = neuron;
        Code = (int)Math.Round(weight / target.Step);
        for (var step = 0; step < 16; step++)   // so that near seeds are far apart
            Step();
    }

    /// <summary>H, before the coming tick.</summary>
    public ulong NoiseState => _noise;

    /// <summary>The weight as the board holds it: an integer, or 256ths of one.</summary>
    public int Code { get; private set; }

    /// <summary>The weight in units of the integer that is delivered.</summary>
    public double Weight => Code * _target.Step;

    /// <summary>The tag, -15..15.</summary>
    public int Tag { get; private set; }

    /// <summary>g: -127..127, in 1/128.</summary>
    public int G { get; set; } = 127;

    /// <summary>m: -127..127, in 1/128.</summary>
    public int M { get; set; }

    /// <summary>Whether weights and tags may change.</summary>
    public bool Gate { get; set; } = true;

    /// <summary>A trace: x1, x2, y1, y2 are 0..3.</summary>
    public int Trace(int number) => _traces[number];

    /// <summary>A tick.</summary>
    /// <param name="pre">An event of the source is delivered.</param>
    /// <param name="post">The neuron fires.</param>
    public void Tick(bool pre, bool post)
    {
        Step();
        if (pre)
            Execute(_rule.Pre, LearningTrigger.Pre);
        for (var trace = 0; trace < _traces.Length; trace++)
            Decay(trace);
        if (post)
        {
            Execute(_rule.Post, LearningTrigger.Post);
            Grow(Y1);
            Grow(Y2);
        }

        if (pre)
        {
            Grow(X1);
            Grow(X2);
        }

        _tick++;
        if (_rule.EpochShift is { } shift && _tick % (1L << shift) == 0)
            Execute(_rule.Epoch, LearningTrigger.Epoch);
    }

    /// <summary>What the terms of a trigger add up to now, before rounding: in units of the weight and of the tag.</summary>
    public (double Weight, double Tag) Sums(LearningTrigger trigger)
    {
        var products = (trigger switch { LearningTrigger.Pre => _rule.Pre, LearningTrigger.Post => _rule.Post, _ => _rule.Epoch }).Select(RuleProduct.FromWord).ToList();
        return (
            products.Where(product => !product.ChangesTag).Sum(product => Term(product, trigger, Code, Tag)) * _target.Step / Scale,
            products.Where(product => product.ChangesTag).Sum(product => Term(product, trigger, Code, Tag)) / (double)Scale);
    }

    private void Execute(ImmutableArray<uint> products, LearningTrigger trigger)
    {
        if (!Gate)
            return;
        var (weight, tag, sum) = (Code, Tag, new long[2]);
        foreach (var product in products.Select(RuleProduct.FromWord))
        {
            var target = product.ChangesTag ? 1 : 0;
            sum[target] += Term(product, trigger, weight, tag);
            if (!product.Last)
                continue;
            var before = product.ChangesTag ? tag : weight;
            var rounding = product.Nearest ? Scale / 2 : Noise(_source, _neuron);
            var next = (before * Scale + rounding + sum[target]) >> 8;
            var unit = !product.ChangesTag && _target.IsFine ? Scale : 1;
            next = Math.Min(product.UpperBound ? product.Bound * unit : 0, Math.Max(product.LowerBound ? -product.Bound * unit : 0, next));
            if (product.ChangesTag)
                Tag = (int)Math.Clamp(next, -15, 15);
            else
                Code = (int)next;
            sum[target] = 0;
        }

        Assert.Equal([0L, 0L], sum);   // a sum that nothing writes is lost
    }

    private long Term(RuleProduct product, LearningTrigger trigger, int weight, int tag)
    {
        var (own, other) = trigger == LearningTrigger.Post ? (Y1, X1) : (X1, Y1);
        long a = product.Scalar switch
        {
            ProductScalar.Coefficient => product.Coefficient,
            ProductScalar.First => _traces[own],
            ProductScalar.Second => _traces[own + 1],
            ProductScalar.Factor when trigger == LearningTrigger.Post => Math.Abs(M),
            ProductScalar.Weight => Math.Abs(weight),
            _ => throw new InvalidOperationException($"There is no {product.Scalar} in {trigger}."),
        };
        long b = product.Vector switch
        {
            ProductVector.First => _traces[other],
            ProductVector.Second => _traces[other + 1],
            ProductVector.Factor when trigger != LearningTrigger.Post => Math.Abs(M),
            ProductVector.Weight => Math.Abs(weight),
            ProductVector.One => 128,
            ProductVector.Tag when _target.HasTags => 8 * Math.Abs(tag),
            _ => throw new InvalidOperationException($"There is no {product.Vector} in {trigger}."),
        };
        var negative = product.Subtract;
        if (product.Gated)
        {
            Assert.NotEqual(ProductScalar.Weight, product.Scalar);
            a = (a * Math.Abs(G)) >> 7;
            negative ^= G < 0;
        }

        negative ^= product.Scalar == ProductScalar.Factor && M < 0;
        negative ^= product.Vector == ProductVector.Factor && M < 0;
        negative ^= product.Scalar == ProductScalar.Weight && weight < 0;
        negative ^= product.Vector == ProductVector.Weight && weight < 0;
        negative ^= product.Vector == ProductVector.Tag && tag < 0;
        Assert.InRange(product.Shift, 0, _target.IsFine ? 15 : 7);
        var hasWeight = product.Scalar == ProductScalar.Weight || product.Vector == ProductVector.Weight;
        var term = (_target.IsFine && !hasWeight ? (a * b) << 8 : a * b) >> product.Shift;
        return negative ? -term : term;
    }

    private void Decay(int trace)
    {
        if (_rule.Traces[trace] is not { } setting)
            return;
        var value = _traces[trace];
        var noise = trace is X1 or X2 ? Noise(_source, 0) : Noise(0, _neuron);
        _traces[trace] = (value * Scale + noise - ((value * setting.Mantissa) >> setting.Shift)) >> 8;
        Assert.InRange(_traces[trace], 0, value);
    }

    private void Grow(int trace) => _traces[trace] = Math.Min(255, _traces[trace] + (_rule.Traces[trace]?.Impulse ?? 0));

    private void Step()
    {
        _noise ^= _noise << 13;
        _noise ^= _noise >> 7;
        _noise ^= _noise << 17;
    }

    private int Noise(int source, int neuron) => (int)((Word(_noise, source) ^ Word(BitOperations.RotateRight(_noise, 32), neuron)) & 255);

    private static ulong Word(ulong state, int place)
    {
        var word = state;
        for (var bit = 0; place >> bit != 0; bit++)
        {
            if (((place >> bit) & 1) == 1)
                word ^= state >> (16 + bit);
        }

        return word;
    }
}
