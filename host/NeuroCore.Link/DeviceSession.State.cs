// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

public sealed partial class DeviceSession
{
    /// <summary>
    /// Reads everything that runs change, and adds what the host changed of the image's parameters and weights. A state put back with <see cref="RestoreStateAsync"/> goes on bit by bit the same.
    /// </summary>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="NeuroCoreException">No image is loaded, or the state is in doubt.</exception>
    public Task<SavedState> SaveStateAsync(CancellationToken cancellation = default)
    {
        var image = LoadedImage("its state can be saved");
        return OperateAsync(
            async () =>
            {
                if (_stateInDoubt)
                    throw new NeuroCoreException(
                        $"The last operation on {Name} was cut off, so the state of the network is unknown: reset it or load the image again before saving it.");
                var sections = ImmutableArray.CreateBuilder<ImageSection>();
                foreach (var register in StateBanks.Registers)
                    sections.Add(await ReadSectionAsync(Bank.Control, (int)register, 1, cancellation).ConfigureAwait(false));
                foreach (var bank in StateBanks.Of(image.Target))
                    sections.Add(await ReadSectionAsync(bank, 0, BankDepth.Of(image.Target, bank), cancellation).ConfigureAwait(false));
                foreach (var (bank, address, words) in StateBanks.LearningOf(image))
                    sections.Add(await ReadSectionAsync(bank, address, words, cancellation).ConfigureAwait(false));
                sections.AddRange(_changed?.Sections() ?? []);
                return new SavedState(image.Target.Name, SavedState.DigestOf(image), sections.ToImmutable());
            },
            cancellation);
    }

    /// <summary>Puts a state back; parameters and weights that the host has changed since then are again what they were.</summary>
    /// <param name="state">State, saved from any board of the same build with the same image.</param>
    /// <param name="cancellation">Gives up; the state is in doubt then.</param>
    /// <exception cref="NeuroCoreException">It belongs to another build or another image.</exception>
    public Task RestoreStateAsync(SavedState state, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(state);
        var image = LoadedImage("a state can be restored");
        if (state.Build != image.Target.Name)
            throw new NeuroCoreException(
                $"The state was saved from a build named '{state.Build}', but the image is for '{image.Target.Name}': restore it on a board of its own build.");
        if (state.ImageDigest != SavedState.DigestOf(image))
            throw new NeuroCoreException("The state was saved with another image: load the image that it was saved with, then restore it.");
        foreach (var section in state.Sections)
            CheckFits(section, image);
        return OperateAsync(
            async () =>
            {
                _stateInDoubt = true;
                await SendAllAsync(ImageCommands.Sections([.. _changed?.Originals() ?? [], .. state.Sections]), null, cancellation).ConfigureAwait(false);
                _stateInDoubt = false;
            },
            cancellation);
    }

    private static void CheckFits(ImageSection section, RegisterImage image)
    {
        var build = image.Target;
        var known = section.Bank == Bank.Control
            ? section.Words.Length == 1 && StateBanks.Registers.Contains((ControlRegister)section.Address)
            : (ChangedWords.Has(image, section.Bank) && section.Address >= 0 && section.Address <= BankDepth.Of(build, section.Bank) - section.Words.Length) ||
                StateBanks.LearningOf(image).Contains((section.Bank, section.Address, section.Words.Length)) ||
                (StateBanks.Of(build).Contains(section.Bank) && section.Address == 0 && section.Words.Length == BankDepth.Of(build, section.Bank));
        if (!known)
            throw new NeuroCoreException(
                $"The state has words of bank {(int)section.Bank} that the build '{build.Name}' does not keep: save it again with this program.");
    }

    private RegisterImage LoadedImage(string what) => Image ??
        throw new NeuroCoreException($"No image is loaded on {Name}: load one before {what}.");

    private async Task<ImageSection> ReadSectionAsync(Bank bank, int address, int count, CancellationToken cancellation) =>
        new(bank, address, await _pump.ReadAsync(bank, address, count, cancellation).ConfigureAwait(false));
}
