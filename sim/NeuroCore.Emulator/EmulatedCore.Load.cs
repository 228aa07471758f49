// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Emulator;

/// <content>Images.</content>
public sealed partial class EmulatedCore
{
    /// <summary>Writes all words of an image, as a session does into a board after power-up.</summary>
    /// <param name="image">Image for the core's build.</param>
    /// <exception cref="NeuroCoreException">It is for another build.</exception>
    public void Load(RegisterImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (image.Target.Name != Configuration.Name)
            throw new NeuroCoreException($"The image is for '{image.Target.Name}', but the emulated core is a '{Configuration.Name}': make a core of the image's build.");
        foreach (var section in image.Sections)
        {
            if (section.Bank == Bank.Synapse && _engine.WriteRows(section.Address, section.Words.AsSpan()))
                continue;
            for (var i = 0; i < section.Words.Length; i++)
                Write(section.Bank, section.Address + i, section.Words[i]);
        }
    }
}
