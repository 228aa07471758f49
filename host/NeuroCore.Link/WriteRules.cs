// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>What may be written word by word: anything but what leaves a core that cannot work.</summary>
/// <param name="board">The board.</param>
/// <param name="image">The image that it holds, if any.</param>
/// <param name="where">Port, for messages.</param>
internal sealed class WriteRules(BoardIdentity board, RegisterImage? image, string where)
{
    private const int NoiseWords = 4;

    /// <summary>Refuses a write of words that follow each other.</summary>
    /// <exception cref="NeuroCoreException">What is wrong with them.</exception>
    public void Check(Bank bank, int address, ReadOnlySpan<ushort> words)
    {
        CheckPlace(bank, address, words.Length);
        if (bank == Bank.Control)
            CheckControl(address, words);
        if (bank == Bank.Learning)
            CheckLearning(address, words);
        // From a state of zeros the generator never gets away.
        if (bank == Bank.Noise && words.Length == NoiseWords && !words.ContainsAnyExcept((ushort)0))
            throw Refused(bank, "the state of the noise generator must not be 0", "write any other");
    }

    /// <summary>Refuses a write of one value to addresses that follow each other.</summary>
    /// <exception cref="NeuroCoreException">What is wrong with it.</exception>
    public void CheckFill(Bank bank, int address, ushort value, int count)
    {
        CheckPlace(bank, address, count);
        if (bank is Bank.Control or Bank.Noise or Bank.Learning)
            Check(bank, address, Enumerable.Repeat(value, count).ToArray());
    }

    private void CheckPlace(Bank bank, int address, int count)
    {
        if (bank == Bank.Probe)
            throw Refused(bank, "the session must know what is sampled", $"use {nameof(DeviceSession.SetProbesAsync)}");
        // What cannot be written at all the board refuses itself; of builds that nobody knows here it alone knows the depths.
        if (!Enum.IsDefined(bank) || !BankAccess.CanWrite(bank) || board.Configuration is not { } build)
            return;
        var depth = BankDepth.Of(build, bank);
        if (address < 0 || address > depth - count)
            throw Refused(bank, $"words {address}..{(long)address + count - 1} lie outside it", $"it has {depth}");
    }

    private void CheckControl(int address, ReadOnlySpan<ushort> words)
    {
        var (neurons, sources) = (image?.Neurons ?? board.Lanes, image?.Sources ?? board.Sources);
        for (var index = 0; index < words.Length; index++)
        {
            var register = (ControlRegister)(address + index);
            if (register == ControlRegister.ProbeCount)
                throw Refused(Bank.Control, "the session must know what is sampled", $"use {nameof(DeviceSession.SetProbesAsync)}");
            if (ControlRules.Problem(register, words[index], board.Neurons, board.Sources, board.Lanes, board.Encoders) is { } problem)
                throw Refused(Bank.Control, problem, "write what it takes");
            if (register == ControlRegister.ImageNeurons)
                neurons = words[index];
            if (register == ControlRegister.ImageSources)
                sources = words[index];
        }

        if (neurons > sources)
            throw Refused(Bank.Control, $"{neurons} neurons are more than the {sources} sources that they are a part of", "write both together");
    }

    private void CheckLearning(int address, ReadOnlySpan<ushort> words)
    {
        for (var index = 0; index < words.Length; index++)
        {
            if (LearningRules.Problem((LearningRegister)(address + index), words[index]) is { } problem)
                throw Refused(Bank.Learning, problem, "write what it takes");
        }
    }

    private NeuroCoreException Refused(Bank bank, string problem, string instead) =>
        new($"A write to bank {bank} of the board on {where} is refused, because {problem}: {instead}.");
}
