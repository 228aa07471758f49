// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;
using NeuroCore.Emulator.Machine;
using NeuroCore.Emulator.Plan;

namespace NeuroCore.Emulator;

/// <content>Ticks in machine code, and what it leaves to plain code.</content>
internal sealed unsafe partial class Engine
{
    private GCHandle _handle;

    /// <summary>Code of the plan; null where it runs in plain code.</summary>
    public MachineCode? Code => Plan.Code;

    /// <summary>Runs ticks until none is left or there is no room for the spikes of one more, in machine code if there is some.</summary>
    public void Run()
    {
        var header = Arrays.Header;
        header->Gate = Registers.Gate ? 1 : 0;
        header->ThirdFactor = Registers.ThirdFactor;
        if (Plan.PlainLeft < header->TicksLeft)
            MakeCode();
        Plan.PlainLeft = Math.Max(0, Plan.PlainLeft - header->TicksLeft);
        if (Code is not null)
        {
            TakeLists(Code.Lists);
            Code.Run(header);
            GC.KeepAlive(this);
            return;
        }

        TakeLists(null);

        for (; header->TicksLeft > 0 && header->SpikeCount <= header->SpikeLimit; header->TicksLeft--, header->RunTick++)
        {
            for (var i = header->Stimulus == null ? 0 : header->StimulusStart[header->RunTick]; header->Stimulus != null && i < header->StimulusStart[header->RunTick + 1]; i++)
                Event((int)(header->Stimulus[i] & int.MaxValue), header->Stimulus[i] > int.MaxValue);
            Tick();
            header->Tick = (uint)(header->Tick + 1);
            if (Shape.HasElapsed && header->Elapsed < ushort.MaxValue)
                header->Elapsed++;
        }
    }

    /// <summary>A piece of a row delivers and learns.</summary>
    public void DeliverPiece(Piece* piece, int source, bool negative)
    {
        var kind = Plan.Kinds[piece->Kind];
        if (kind.Delivers)
            Deliver(piece, kind, source, negative);
        if (kind.Rule != 0 && Registers.Gate)
            LearnRow(piece, kind, Hardware.LearningTrigger.Pre, source);
    }

    private SynapseLists? _lists;    // hold the weights as they are
    private bool _behind;            // the core's memory does not

    /// <summary>The core's memory holds all weights as they are, whether or not code has lists of them.</summary>
    public void Settle()
    {
        if (_behind)
            _lists!.Return();
        _behind = false;
    }

    /// <summary>What the core's memory holds is written anew: lists are not up to date.</summary>
    public void DropLists()
    {
        Settle();
        _lists = null;
    }

    // Weights are where code looks for them.
    private void TakeLists(SynapseLists? lists)
    {
        if (lists != _lists)
        {
            DropLists();
            lists?.Fetch();
        }

        (_lists, _behind) = (lists, lists is not null);
    }

    private readonly int _plainTicks;

    /// <summary>Makes machine code for the plan, where that is possible.</summary>
    public void MakeCode()
    {
        if (Portable || Code is not null)
            return;
        if (!_handle.IsAllocated)
            _handle = GCHandle.Alloc(this, GCHandleType.Weak);
        Arrays.Header->Engine = GCHandle.ToIntPtr(_handle);
        Plan.Code = MachineCode.For(this);
    }

    private void ReleaseHandle()
    {
        if (_handle.IsAllocated)
            _handle.Free();
    }
}
