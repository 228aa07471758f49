// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>A network image as a list of commands.</summary>
internal static class ImageCommands
{
    private const ushort OneTick = (1 << LinkLimits.StreamValueBits) | 1;
    private const int RunRegisters = ControlRegister.ProbeCount - ControlRegister.ImageEncoders + 1;

    // Short enough that the board has done it before the next frame is in.
    private const int MostFillWords = 1024;

    // A fill that splits a write makes two frames more, and more frames are more answers to wait for: only a long one pays. One that
    // takes the place of the whole write does as soon as it is shorter.
    private const int LeastFillWords = 24;
    private const int LeastFillAlone = ((LinkCommand.FillWireBytes - LinkCommand.WireBytesBesideWords) / 2) + 1;

    // Bank by bank, what a run changes.
    private static readonly Bank[] s_state = [Bank.Current, Bank.Membrane, Bank.Residue];

    /// <summary>Commands that bring the state of neurons, traces, events and time to zero, and close the gate of learning.</summary>
    public static IEnumerable<LinkCommand> Clear(BoardIdentity board)
    {
        // Nothing may be learned of the tick that follows.
        if (board.Capabilities.HasFlag(Capabilities.Learning))
            yield return LinkCommand.Write(Bank.Learning, (int)LearningRegister.Gate, [0]);
        // A tick that was cut off leaves half a sum in accumulators, which only a tick can empty.
        yield return LinkCommand.Write(Bank.Control, (int)ControlRegister.ImageNeurons, [(ushort)board.Neurons, (ushort)board.Sources]);
        yield return LinkCommand.Write(Bank.Control, (int)ControlRegister.ImageEncoders, new ushort[RunRegisters]);
        yield return Events(board);
        yield return LinkCommand.Run([OneTick]);
        yield return Events(board);
        foreach (var bank in s_state)
            foreach (var command in Fill(bank, 0, 0, board.Neurons))
                yield return command;
        if (board.Configuration is { } build)
        {
            foreach (var bank in StateBanks.Of(build).Where(bank => bank != Bank.Noise && !s_state.Contains(bank)))
                foreach (var command in Fill(bank, 0, 0, BankDepth.Of(build, bank)))
                    yield return command;
            if (build.Has(Capabilities.Learning))
                foreach (var command in Fill(Bank.NeuronTrace, 0, 0, LearningLayout.NeuronTrace(build, NeuronTraceItem.Parameters, 0)))
                    yield return command;
        }

        yield return LinkCommand.Write(Bank.Control, (int)ControlRegister.TickLow, [0, 0]);
        yield return LinkCommand.Write(Bank.Control, (int)ControlRegister.Elapsed, [0]);
        // The countdown to the next sample goes on without probes too.
        yield return LinkCommand.Write(Bank.Control, (int)ControlRegister.ProbePeriod, [1, 1]);
    }

    /// <summary>Commands that end all learning: what an image before this one said of it must not go on.</summary>
    public static IEnumerable<LinkCommand> Forget(BoardIdentity board)
    {
        if (board.Capabilities.HasFlag(Capabilities.Learning))
            yield return LinkCommand.Write(Bank.Learning, 0, new ushort[LearningLayout.Registers]);
    }

    /// <summary>Commands that write sections.</summary>
    public static IEnumerable<LinkCommand> Sections(IEnumerable<ImageSection> sections) =>
        sections.SelectMany(section => Write(section.Bank, section.Address, section.Words.AsMemory()));

    /// <summary>The sections of an image that a run changes, or that say what is sampled.</summary>
    public static ImmutableArray<ImageSection> State(RegisterImage image) =>
        [.. image.Sections.Where(section => section.Bank is Bank.Control or Bank.Probe || StateBanks.Of(image.Target).Contains(section.Bank))];

    /// <summary>Commands that write words; long stretches of one value become fills.</summary>
    public static IEnumerable<LinkCommand> Write(Bank bank, int address, ReadOnlyMemory<ushort> words)
    {
        var start = 0;
        for (var index = 0; index < words.Length;)
        {
            var same = Repeats(words.Span[index..]);
            if (same < (same == words.Length ? LeastFillAlone : LeastFillWords))
            {
                index += same;
                continue;
            }

            foreach (var command in WritePlainly(bank, address + start, words[start..index]))
                yield return command;
            foreach (var command in Fill(bank, address + index, words.Span[index], same))
                yield return command;
            index += same;
            start = index;
        }

        foreach (var command in WritePlainly(bank, address + start, words[start..]))
            yield return command;
    }

    /// <summary>Commands that write one value to many addresses.</summary>
    public static IEnumerable<LinkCommand> Fill(Bank bank, int address, ushort value, int count)
    {
        for (var done = 0; done < count; done += MostFillWords)
            yield return LinkCommand.Fill(bank, address + done, value, Math.Min(MostFillWords, count - done));
    }

    /// <summary>Words that a command writes.</summary>
    public static int WordsOf(LinkCommand command) => command.Opcode switch
    {
        Opcode.Write => (command.Arguments.Length - 4) / 2,
        Opcode.Fill => command.Arguments.Span[6] | (command.Arguments.Span[7] << 8),
        _ => 0,
    };

    private static IEnumerable<LinkCommand> WritePlainly(Bank bank, int address, ReadOnlyMemory<ushort> words)
    {
        for (var done = 0; done < words.Length; done += LinkLimits.WriteWords)
            yield return LinkCommand.Write(
                bank, address + done, words.Span.Slice(done, Math.Min(LinkLimits.WriteWords, words.Length - done)));
    }

    private static LinkCommand Events(BoardIdentity board) =>
        LinkCommand.Fill(Bank.Event, 0, 0, (board.Sources + 15) / 16);

    private static int Repeats(ReadOnlySpan<ushort> words)
    {
        var end = words.IndexOfAnyExcept(words[0]);
        return end < 0 ? words.Length : end;
    }
}
