// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Model;

namespace NeuroCore.Cosim;

/// <summary>
/// A model that does something wrong, while what can be seen of its memory port stays right: what is wrong shows only by
/// what the core makes of it.
/// </summary>
/// <param name="build">The build.</param>
/// <param name="fault">What is wrong; of this case alone.</param>
internal sealed class FaultySide(Configuration build, LearningFault fault) : ICoreSide
{
    private readonly CoreModel _core = new(build);
    private readonly Dictionary<(Bank, int), ushort> _written = [];    // of words that the model holds otherwise

    /// <inheritdoc/>
    public void Clock(in CoreInputs inputs, Span<ulong> record)
    {
        var before = _core.Phase;
        fault.Before(_core, inputs);
        _core.Clock(in inputs, out var seen);
        if (seen.MemoryReady && inputs.MemoryValid)
        {
            var word = new MemoryWord((Bank)inputs.MemoryBank, inputs.MemoryAddress, inputs.MemoryWriteData);
            if (inputs.MemoryWrite)
                Hold(word);
            else if (_written.TryGetValue((word.Bank, word.Address), out var right))
                seen.MemoryReadData = right;
        }

        fault.After(_core, before, _core.Phase, in seen);
        CoreRecord.Write(in seen, record);
    }

    private void Hold(MemoryWord word)
    {
        var held = fault.Holds(build, word);
        if (held == word.Value)
        {
            _written.Remove((word.Bank, word.Address));
            return;
        }

        _written[(word.Bank, word.Address)] = word.Value;
        _core.Write(word.Bank, word.Address, held);
    }
}
