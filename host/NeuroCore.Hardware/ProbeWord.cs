// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware;

/// <summary>The word of the probe bank: which word of which bank is sampled.</summary>
/// <param name="Bank">Bank that is sampled.</param>
/// <param name="Address">Address in the bank, 0..2047.</param>
public readonly record struct ProbeWord(Bank Bank, int Address)
{
    private const string What = "a probe";

    /// <summary>The word, as the bank holds it.</summary>
    /// <exception cref="NeuroCoreException">A value does not fit its field.</exception>
    public ushort ToWord() => (ushort)(
        WordField.Put(Address, Fields.ProbeAddressLow, Fields.ProbeAddressWidth, "address", What) |
        WordField.Put((int)Bank, Fields.ProbeBankLow, Fields.ProbeBankWidth, "bank", What));

    /// <summary>What a word says. The bank need not exist.</summary>
    public static ProbeWord FromWord(ushort word) => new(
        (Bank)WordField.Get(word, Fields.ProbeBankLow, Fields.ProbeBankWidth),
        WordField.Get(word, Fields.ProbeAddressLow, Fields.ProbeAddressWidth));
}
