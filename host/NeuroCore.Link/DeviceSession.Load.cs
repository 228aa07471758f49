// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Link;

public sealed partial class DeviceSession
{
    /// <summary>Loads a network: clears the state that runs leave behind and writes the image.</summary>
    /// <param name="image">Image, made for a build like the board's.</param>
    /// <param name="progress">Told how many words the board has taken.</param>
    /// <param name="cancellation">Gives up; the board holds no whole image then.</param>
    /// <exception cref="NeuroCoreException">The image was made for another build, or reads back otherwise than it was written.</exception>
    public Task LoadAsync(RegisterImage image, IProgress<LoadProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        IdentityRules.CheckImage(image, Identity, Name);
        return OperateAsync(
            async () =>
            {
                Image = null;
                _changed = null;
                _probes = [];
                _stateInDoubt = true;
                var sections = SectionJoining.Of(image.Sections).ToList();
                var total = sections.Sum(section => (long)section.Words.Length);
                // Not waited for: the wire need not rest between what clears and what loads.
                await SubmitAsync(ImageCommands.Clear(Identity).Concat(ImageCommands.Forget(Identity)), null, cancellation).ConfigureAwait(false);
                var done = 0L;
                await SendAllAsync(
                    ImageCommands.Sections(sections),
                    words => progress?.Report(new LoadProgress(done += words, total)),
                    cancellation).ConfigureAwait(false);
                if (_options.VerifyLoad)
                    await VerifyWordsAsync(image, cancellation).ConfigureAwait(false);
                Image = image;
                _changed = new ChangedWords(image);
                _probes = ImageProbes.Of(image);
                _stateInDoubt = false;
            },
            cancellation);
    }

    /// <summary>
    /// Brings neurons, traces, events and time back to where the loaded image starts. Weights, tags and parameters stay, and so do
    /// the gate of learning and the third factor of all; third factors of neurons become 0.
    /// </summary>
    /// <param name="cancellation">Gives up; the state is in doubt then.</param>
    public Task ResetStateAsync(CancellationToken cancellation = default) => OperateAsync(
        async () =>
        {
            _probes = [];
            _stateInDoubt = true;
            var learns = Identity.Capabilities.HasFlag(Capabilities.Learning);
            var gate = learns ? await _pump.ReadAsync(Bank.Learning, (int)LearningRegister.Gate, 1, cancellation).ConfigureAwait(false) : [];
            await SendAllAsync(ImageCommands.Clear(Identity), null, cancellation).ConfigureAwait(false);
            if (Image is { } image)
            {
                await SendAllAsync(ImageCommands.Sections(SectionJoining.Of(ImageCommands.State(image))), null, cancellation).ConfigureAwait(false);
                _probes = ImageProbes.Of(image);
            }

            if (learns)
                await SendAllAsync([LinkCommand.Write(Bank.Learning, (int)LearningRegister.Gate, gate.AsSpan())], null, cancellation).ConfigureAwait(false);
            _stateInDoubt = false;
        },
        cancellation);

    /// <summary>Reads back what an image wrote. Only of use before the first tick, which changes the state.</summary>
    /// <param name="image">Image that was loaded.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="NeuroCoreException">A word differs; the sentence says where.</exception>
    public Task VerifyAsync(RegisterImage image, CancellationToken cancellation = default) =>
        OperateAsync(() => VerifyWordsAsync(image, cancellation), cancellation);

    private async Task VerifyWordsAsync(RegisterImage image, CancellationToken cancellation)
    {
        foreach (var section in image.Sections)
        {
            var words = await _pump.ReadAsync(section.Bank, section.Address, section.Words.Length, cancellation).ConfigureAwait(false);
            var same = 0;
            while (same < words.Length && (words[same] == section.Words[same] || IsUnused(section.Bank, section.Address + same)))
                same++;
            if (same < words.Length)
                throw new NeuroCoreException(
                    $"Bank {section.Bank} of the board on {Name} holds 0x{words[same]:x4} at address {section.Address + same}, not 0x{section.Words[same]:x4} as written: load the image again, and if it happens again the board or its bitstream is faulty.");
        }
    }

    // Some builds do not read parameters back; of a block's eight class words those that mean nothing on this build read as
    // whatever the board likes.
    private bool IsUnused(Bank bank, int address) => IsWriteOnly(bank) || bank == Bank.Class && (ClassWord)(address % ClassParameters.WordsPerBlock) switch
    {
        ClassWord.CurrentDecay or ClassWord.MembraneDecay => Identity.Capabilities.HasFlag(Capabilities.NeuronDecay),
        ClassWord.ResetKeep => (Identity.Capabilities & (Capabilities.KeepReset | Capabilities.Winners)) == 0,
        ClassWord.AdaptationDecay or ClassWord.AdaptationStep => !Identity.Capabilities.HasFlag(Capabilities.Adaptation),
        _ => false,
    };

    private bool IsWriteOnly(Bank bank) => Identity.Capabilities.HasFlag(Capabilities.WriteOnly) &&
        bank is Bank.Threshold or Bank.Bias or Bank.Class or Bank.Range or Bank.Projection or Bank.Program;
}
