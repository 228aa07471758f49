// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

public sealed partial class DeviceSession
{
    /// <summary>Reads the weights of a projection as they are now. Nothing is changed: a run goes on as if they had not been read.</summary>
    /// <param name="projection">Its name in the loaded image.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Its synapses, source by source, in the order of the description for a projection that shares its populations with another.</returns>
    /// <exception cref="NeuroCoreException">No image is loaded, or it has no such projection.</exception>
    public async Task<ImmutableArray<SynapseWeight>> ReadWeightsAsync(string projection, CancellationToken cancellation = default)
    {
        var synapses = new ProjectionSynapses(LoadedImage("its weights can be read"), projection);
        return synapses.Weights(await ReadSynapsesAsync(synapses.Stretches(), cancellation).ConfigureAwait(false));
    }

    /// <summary>Writes weights of a projection; those of other synapses, and all tags, stay.</summary>
    /// <param name="projection">Its name in the loaded image.</param>
    /// <param name="weights">Indices in both populations, and weights on the network's scale, rounded to steps of the projection.</param>
    /// <param name="cancellation">Gives up; the state is in doubt then.</param>
    /// <exception cref="NeuroCoreException">No image is loaded, it has no such projection or synapse, or a weight is too large.</exception>
    public async Task WriteWeightsAsync(
        string projection, IEnumerable<(int Pre, int Post, double Weight)> weights, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var synapses = new ProjectionSynapses(LoadedImage("its weights can be written"), projection);
        var stretches = synapses.Stretches();
        var memory = await ReadSynapsesAsync(stretches, cancellation).ConfigureAwait(false);
        synapses.Put(memory, weights);
        await OperateAsync(
            () => ChangeAsync(
                stretches.SelectMany(stretch => ImageCommands.Write(
                    Bank.Synapse, stretch.Address, Enumerable.Range(stretch.Address, stretch.Words).Select(address => memory[address]).ToArray())),
                cancellation),
            cancellation).ConfigureAwait(false);
    }

    /// <summary>The loaded image with the weights and tags that its plastic projections have now.</summary>
    /// <param name="freeze">True for an image whose gate is closed and stays so: its weights do not change any more.</param>
    /// <param name="keepThresholds">True to begin with what adaptation adds to the thresholds now; false: with what the image says.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="NeuroCoreException">No image is loaded, or nothing of it learns.</exception>
    public async Task<RegisterImage> TrainedImageAsync(bool freeze, bool keepThresholds = false, CancellationToken cancellation = default)
    {
        RequireLearning();
        var image = LoadedImage("what it learned can be saved");
        if (!image.Needs.HasFlag(Capabilities.Learning))
            throw new NeuroCoreException($"Nothing of the image '{image.Metadata.Name}' learns: give a projection a rule.");
        var stretches = image.Sections.Where(section => section.Bank == Bank.Synapse).Select(section => (section.Address, Words: section.Length));
        var memory = await ReadSynapsesAsync([.. stretches], cancellation).ConfigureAwait(false);
        var trained = TrainedImage.Of(image, memory, freeze);
        return keepThresholds && image.Target.Has(Capabilities.Adaptation)
            ? TrainedImage.WithBank(trained, Bank.Adaptation, await ReadAsync(Bank.Adaptation, 0, image.Neurons, cancellation).ConfigureAwait(false))
            : trained;
    }

    private async Task<Dictionary<int, ushort>> ReadSynapsesAsync(
        IReadOnlyList<(int Address, int Words)> stretches, CancellationToken cancellation)
    {
        var memory = new Dictionary<int, ushort>(stretches.Sum(stretch => stretch.Words));
        var pieces = stretches
            .SelectMany(stretch => Enumerable.Range(0, (stretch.Words + LinkLimits.ReadWords - 1) / LinkLimits.ReadWords)
                .Select(piece => piece * LinkLimits.ReadWords)
                .Select(done => (Address: stretch.Address + done, Words: Math.Min(LinkLimits.ReadWords, stretch.Words - done))))
            .ToList();
        var next = 0;
        await ExecuteAsync(
            pieces.Select(piece => LinkCommand.Read(Bank.Synapse, piece.Address, piece.Words)),
            frame =>
            {
                var address = pieces[next++].Address;
                foreach (var word in frame.Words)
                    memory[address++] = word;
            },
            cancellation).ConfigureAwait(false);
        return memory;
    }
}
