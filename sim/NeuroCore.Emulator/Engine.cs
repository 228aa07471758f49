// SPDX-License-Identifier: Apache-2.0
using System.Numerics;
using NeuroCore.Emulator.Plan;
using NeuroCore.Hardware;
using NeuroCore.Model;

namespace NeuroCore.Emulator;

/// <summary>
/// A core whose ticks pass at once: what it holds, the plan of how a tick goes over it, and each step of a tick in plain
/// code that runs on every processor.
/// </summary>
internal sealed unsafe partial class Engine : IDisposable
{
    private const int MostPlans = 4;    // a host goes back and forth between sizes of one image

    private readonly List<CorePlan> _plans = [];    // of what the words say now
    private bool _planned;       // the plan is that of what the words say and of the image's size
    private bool _worded;        // the plans are those of what the words say
    private bool _checksSums;    // what accumulators hold may be more than a plan allows

    /// <summary>A core of a build after power-up.</summary>
    /// <param name="build">The build.</param>
    /// <param name="options">How it runs.</param>
    public Engine(Configuration build, EmulatorOptions options)
    {
        Build = build;
        Strict = options.GuardPages;
        Counts = options.CountInstructions;
        _plainTicks = options.PlainTicks;
        HasWideVectors = Machine.MachineCode.HasWideVectors && !options.NarrowVectors;
        Portable = options.Portable || !Machine.MachineCode.Possible;
        Shape = new CoreShape(build, options.Sparse);
        Arrays = new CoreArrays(Shape, Strict);
        Memory = new BankMemory(Shape);
        Registers = new LearningRegisters();
        Program = new LearningProgram();
        Neurons = build.Neurons;
        Sources = build.Sources;
    }

    /// <summary>The build.</summary>
    public Configuration Build { get; }

    /// <summary>It runs in plain code.</summary>
    public bool Portable { get; }

    /// <summary>Machine code may use vectors of 512 bits.</summary>
    public bool HasWideVectors { get; }

    /// <summary>A guard page follows each array.</summary>
    public bool Strict { get; }

    /// <summary>Machine code counts its instructions.</summary>
    public bool Counts { get; }

    /// <summary>Sizes of its arrays.</summary>
    public CoreShape Shape { get; }

    /// <summary>What it holds.</summary>
    public CoreArrays Arrays { get; }

    /// <summary>What only the host writes.</summary>
    public BankMemory Memory { get; }

    /// <summary>How learning is driven.</summary>
    public LearningRegisters Registers { get; }

    /// <summary>What the rules do.</summary>
    public LearningProgram Program { get; }

    /// <summary>N of the image.</summary>
    public int Neurons { get; private set; }

    /// <summary>S of the image.</summary>
    public int Sources { get; private set; }

    /// <summary>Encoded inputs of the image.</summary>
    public int Encoders { get; private set; }

    /// <summary>How a tick goes, after <see cref="Prepare"/>.</summary>
    public CorePlan Plan { get; private set; } = CorePlan.None;

    /// <summary>Words that plans were made from have changed.</summary>
    public void Forget() => (_worded, _planned) = (false, false);

    /// <summary>The image has another size.</summary>
    public void Resize(int neurons, int sources, int encoders)
    {
        (Neurons, Sources, Encoders) = (neurons, sources, encoders);
        (_planned, _checksSums) = (false, true);
    }

    /// <summary>Slots may be met by other ticks than before.</summary>
    public void ShiftTime() => _checksSums = true;

    /// <summary>What ticks change is as it was at another time: a plan that was made since may expect otherwise.</summary>
    public void GoBack()
    {
        ShiftTime();
        if (!_plans.TrueForAll(plan => plan.AllowsWeightsOf(this)))
            Forget();
    }

    /// <summary>Largest magnitude that an accumulator of the image holds.</summary>
    public int LargestSum
    {
        get
        {
            var most = 0;
            for (var slot = 0; slot < Build.AccumulatorSlots; slot++)
            {
                foreach (var value in new ReadOnlySpan<short>(Arrays.Accumulators + ((long)slot * Shape.NeuronRoom), Neurons))
                    most = Math.Max(most, Math.Abs((int)value));
            }

            return most;
        }
    }

    /// <summary>Makes the plan, if what it was made from has changed.</summary>
    /// <returns>It was made anew.</returns>
    public bool Prepare()
    {
        if (_checksSums && LargestSum is var largest && _plans.Exists(plan => (plan.Headroom >= 0 && largest > plan.Headroom) || largest > plan.SumRoom))
            Forget();
        _checksSums = false;
        if (_planned)
            return false;
        Settle();
        if (!_worded)
        {
            DropPlans();
            NeuronPlan.Fill(this);
        }

        _worded = true;
        Choose();
        _planned = true;
        return true;
    }

    private void Choose()
    {
        new Span<ulong>(Arrays.FiredBits, Shape.NeuronRoom / 64).Clear();
        new Span<ulong>(Arrays.FiredSigns, Shape.NeuronRoom / 64).Clear();
        var known = _plans.Find(plan => plan.Size == (Neurons, Sources, Encoders));
        if (known is null)
        {
            if (_plans.Count == MostPlans)
                DropPlans();
            known = CorePlan.Of(this);
            known.PlainLeft = _plainTicks;
            _plans.Add(known);
        }

        Plan = known;
    }

    private void DropPlans()
    {
        DropLists();
        foreach (var plan in _plans)
            plan.Dispose();
        _plans.Clear();
        Plan = CorePlan.None;
    }

    /// <summary>One tick, in plain code: steps 0 to 6 of what a tick does.</summary>
    /// <remarks>Number and elapsed ticks stay; whoever asks moves them on.</remarks>
    public void Tick()
    {
        StepNoise();
        Deliver();
        Decay();
        Update();
        Encode();
        Emit();
        Post();
        Grow();
        Epoch();
    }

    /// <summary>Step 0: H goes on, and with it the noise bytes of places, where something learns.</summary>
    public void StepNoise()
    {
        if (!Shape.Random)
            return;
        var state = NoiseGenerator.Step(Arrays.Header->Noise);
        Arrays.Header->Noise = state;
        if (!Plan.Learns)
            return;
        FillNoise(Arrays.SourceNoise, Shape.SourceRoom, state);
        FillNoise(Arrays.NeuronNoise, Shape.NeuronRoom, BitOperations.RotateRight(state, 32));
    }

    // Each byte from one before it by a single XOR.
    private static void FillNoise(byte* bytes, int count, ulong state)
    {
        bytes[0] = (byte)state;
        for (var i = 1; i < count; i++)
            bytes[i] = (byte)(bytes[i & (i - 1)] ^ (byte)(state >> (16 + BitOperations.TrailingZeroCount(i))));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ReleaseHandle();
        (_lists, _behind) = (null, false);
        DropPlans();
        Arrays.Dispose();
    }
}
