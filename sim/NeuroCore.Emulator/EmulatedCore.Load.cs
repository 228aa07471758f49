// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Emulator;

/// <content>Images.</content>
public sealed partial class EmulatedCore
{
    private const int StretchWords = 1 << 14;

    /// <summary>Writes all words of an image, as a session does into a board after power-up.</summary>
    /// <param name="image">Image for the core's build.</param>
    /// <exception cref="NeuroCoreException">It is for another build.</exception>
    public void Load(RegisterImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (image.Target.Name != Configuration.Name)
            throw new NeuroCoreException($"The image is for '{image.Target.Name}', but the emulated core is a '{Configuration.Name}': make a core of the image's build.");
        // A stretch of whole rows at a time: the words of all pairs of a large network are far more than its synapses.
        var row = Configuration.Blocks * Configuration.Pairs;
        var buffer = new ushort[(StretchWords + row - 1) / row * row];
        foreach (var section in image.Sections)
        {
            for (var done = 0; done < section.Length; done += buffer.Length)
            {
                var words = buffer.AsSpan(0, Math.Min(buffer.Length, section.Length - done));
                section.CopyTo(done, words);
                if (section.Bank == Bank.Synapse && _engine.WriteRows(section.Address + done, words))
                    continue;
                for (var i = 0; i < words.Length; i++)
                    Write(section.Bank, section.Address + done + i, words[i]);
            }
        }
    }
}
