// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using NeuroCore.Hardware;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>A run of ticks: the loop, and the order of its steps.</summary>
internal sealed unsafe class TickCode
{
    private const int MostInstructionBytes = 15;

    private readonly Emitter _emit;
    private readonly Engine _core;
    private readonly Assembler c;
    private readonly CoreHeader* _header;

    /// <summary>Code for a core.</summary>
    public TickCode(Emitter emitter)
    {
        _emit = emitter;
        _core = emitter.Core;
        c = emitter.Code;
        _header = _core.Arrays.Header;
    }

    /// <summary>Makes the code and puts it into pages.</summary>
    /// <param name="entry">Where it begins.</param>
    /// <param name="length">Its bytes.</param>
    /// <param name="parts">Its parts, and where they begin.</param>
    public CodePages Make(out nint entry, out int length, out (int Offset, string What)[] parts)
    {
        Lists = SynapseLists.Of(_emit);
        var rows = new RowCode(_emit, Lists);
        var columns = new ColumnCode(_emit, Lists);
        var fired = new EmitCode(_emit, columns);
        Count = _core.Counts ? new InstructionCount(_emit) : null;
        _emit.Data.Commit();
        Lists?.Fill();
        rows.Fill();
        columns.Fill();
        var start = c.CreateLabel();
        c.Label(ref start);
        Loop(rows, columns, fired);
        rows.Pieces();
        columns.Rules();

        var (instructions, places) = ((IList<Instruction>)[.. c.Instructions], Enumerable.Range(0, c.Instructions.Count).ToArray());
        if (Count is not null)
            instructions = Count.Into(c.Instructions, out places);
        var writer = new MemoryStream();
        var pages = new CodePages(instructions.Count * MostInstructionBytes);
        var block = new InstructionBlock(new StreamCodeWriter(writer), instructions, (ulong)pages.First);
        if (!BlockEncoder.TryEncode(64, block, out var error, out var result, BlockEncoderOptions.ReturnNewInstructionOffsets))
            throw new InvalidOperationException(error);
        int[] offsets = [.. places.Select(place => (int)result.NewInstructionOffsets[place])];
        rows.Link(Address);
        columns.Link(Address);
        entry = Address(start);
        length = (int)writer.Length;
        parts = [.. _emit.Parts.Select(part => (offsets[part.Instruction], part.What))];
        pages.Seal(writer.GetBuffer().AsSpan(0, (int)writer.Length));
        return pages;

        nint Address(Label label) => pages.First + offsets[label.InstructionIndex];
    }

    /// <summary>Counts instructions; null where they are not counted.</summary>
    public InstructionCount? Count { get; private set; }

    /// <summary>What may change, as lists; null if it stays in place.</summary>
    public SynapseLists? Lists { get; private set; }

    private void Loop(RowCode rows, ColumnCode columns, EmitCode fired)
    {
        _emit.Part("a run of ticks");
        foreach (var register in new[] { rbx, rbp, r12, r13, r14, r15 })
            c.push(register);
        c.sub(rsp, 8);
        c.mov(rbx, rdi);
        c.mov(r15, (long)_emit.Pool);
        var tick = _emit.Here();
        var end = c.CreateLabel();
        c.cmp(__qword_ptr[rbx + At(&_header->TicksLeft)], 0);
        c.jle(end);
        c.mov(rax, __qword_ptr[rbx + At(&_header->SpikeCount)]);
        c.cmp(rax, __qword_ptr[rbx + At(&_header->SpikeLimit)]);
        c.jg(end);
        Stimulus();
        if (_core.Shape.Random)
            new NoiseCode(_emit).Step(_core.Plan.Learns);
        rows.Begin();
        columns.Begin();
        rows.Deliver();
        if (_core.Plan.Learns)
            new TraceCode(_emit).Decay();
        new UpdateCode(_emit).Update();
        if (_core.Encoders > 0)
            Call("inputs that fire by themselves", Callbacks.Encode);
        fired.Emit();
        if (_core.Plan.Learns)
            new TraceCode(_emit).Grow();
        Epoch();
        NextTick();
        c.jmp(tick);
        _emit.Place(ref end);
        c.vzeroupper();
        c.add(rsp, 8);
        foreach (var register in new[] { r15, r14, r13, r12, rbp, rbx })
            c.pop(register);
        c.ret();
    }

    // Events of the host.
    private void Stimulus()
    {
        _emit.Part("events of the host");
        var none = c.CreateLabel();
        c.mov(rsi, __qword_ptr[rbx + At(&_header->Stimulus)]);
        c.test(rsi, rsi);
        c.jz(none);
        c.mov(rdi, __qword_ptr[rbx + At(&_header->StimulusStart)]);
        c.mov(rax, __qword_ptr[rbx + At(&_header->RunTick)]);
        c.movsxd(rcx, __dword_ptr[rdi + rax * 4]);
        c.movsxd(rdx, __dword_ptr[rdi + rax * 4 + 4]);
        c.lea(r9, __[rbx + _emit.At(_core.Arrays.Events, "events")]);
        var next = _emit.Here();
        c.cmp(rcx, rdx);
        c.jge(none);
        c.mov(eax, __dword_ptr[rsi + rcx * 4]);
        c.inc(rcx);
        c.mov(r10d, eax);
        c.and(eax, int.MaxValue);
        c.mov(r11d, eax);
        c.shr(r11d, 6);
        c.mov(r8, __qword_ptr[r9 + r11 * 8]);
        c.bts(r8, rax);
        c.mov(__qword_ptr[r9 + r11 * 8], r8);
        if (_core.Build.Has(Capabilities.Bipolar))
        {
            c.test(r10d, r10d);
            c.jns(next);
            c.lea(r10, __[rbx + _emit.At(_core.Arrays.Signs, "signs of events")]);
            c.mov(r8, __qword_ptr[r10 + r11 * 8]);
            c.bts(r8, rax);
            c.mov(__qword_ptr[r10 + r11 * 8], r8);
        }

        c.jmp(next);
        _emit.Place(ref none);
    }

    private void Epoch()
    {
        var core = _core;
        if (!core.Plan.Learns || core.Registers.Products(LearningTrigger.Epoch) == 0)
            return;
        Call("the end of an epoch", Callbacks.Epoch);
    }

    private void Call(string what, nint function)
    {
        _emit.Part(what);
        c.vzeroupper();
        c.mov(rdi, rbx);
        c.mov(rax, (long)function);
        c.call(rax);
    }

    private void NextTick()
    {
        _emit.Part("time");
        c.mov(eax, __dword_ptr[rbx + At(&_header->Tick)]);
        c.inc(eax);
        c.mov(__qword_ptr[rbx + At(&_header->Tick)], rax);
        if (_core.Shape.HasElapsed)
        {
            c.mov(eax, __dword_ptr[rbx + At(&_header->Elapsed)]);
            c.cmp(eax, ushort.MaxValue);
            c.adc(eax, 0);
            c.mov(__qword_ptr[rbx + At(&_header->Elapsed)], rax);
        }

        c.inc(__qword_ptr[rbx + At(&_header->RunTick)]);
        c.dec(__qword_ptr[rbx + At(&_header->TicksLeft)]);
    }

    private int At(void* field) => _emit.Header(field);
}
