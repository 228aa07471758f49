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
    private bool _planned;

    /// <summary>A core of a build after power-up.</summary>
    /// <param name="build">The build.</param>
    /// <param name="options">How it runs.</param>
    public Engine(Configuration build, EmulatorOptions options)
    {
        Build = build;
        Strict = options.GuardPages;
        _plainTicks = options.PlainTicks;
        Portable = options.Portable || !Machine.MachineCode.Possible;
        Shape = new CoreShape(build);
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

    /// <summary>A guard page follows each array.</summary>
    public bool Strict { get; }

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
    public int Neurons { get; set; }

    /// <summary>S of the image.</summary>
    public int Sources { get; set; }

    /// <summary>Encoded inputs of the image.</summary>
    public int Encoders { get; set; }

    /// <summary>How a tick goes, after <see cref="Prepare"/>.</summary>
    public CorePlan Plan { get; private set; } = CorePlan.None;

    /// <summary>What a plan was made from has changed.</summary>
    public void Forget() => _planned = false;

    /// <summary>Makes the plan, if what it was made from has changed.</summary>
    /// <returns>It was made anew.</returns>
    public bool Prepare()
    {
        if (_planned)
            return false;
        Plan.Dispose();
        Plan = CorePlan.Of(this);
        BeginPlain();
        _planned = true;
        return true;
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
        ReleaseCode();
        Plan.Dispose();
        Arrays.Dispose();
    }
}
