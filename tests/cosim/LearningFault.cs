// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Model;

namespace NeuroCore.Cosim;

/// <summary>Something that a model does wrong.</summary>
internal abstract class LearningFault
{
    /// <summary>What the memory holds after a word was written to it: the word, unless that is what is wrong.</summary>
    public virtual ushort Holds(Configuration build, MemoryWord word) => word.Value;

    /// <summary>Before a clock.</summary>
    public virtual void Before(CoreModel core, in CoreInputs inputs)
    {
    }

    /// <summary>After a clock.</summary>
    /// <param name="core">The model.</param>
    /// <param name="before">Its phase during the clock.</param>
    /// <param name="now">Its phase from now on.</param>
    /// <param name="seen">What could be seen of the clock.</param>
    public virtual void After(CoreModel core, Phase before, Phase now, in CoreObservation seen)
    {
    }

    /// <summary>Words of a bank from address 0 on.</summary>
    protected static ushort[] Take(CoreModel core, Bank bank)
    {
        var words = bank == Bank.NeuronTrace
            ? 2 * Configuration.PowerOfTwoFrom(core.Configuration.Neurons)    // traces alone
            : BankDepth.Of(core.Configuration, bank);
        return [.. Enumerable.Range(0, words).Select(address => core.Read(bank, address))];
    }

    /// <summary>Puts them back.</summary>
    protected static void Put(CoreModel core, Bank bank, ushort[] words)
    {
        for (var address = 0; address < words.Length; address++)
            core.Write(bank, address, words[address]);
    }
}
