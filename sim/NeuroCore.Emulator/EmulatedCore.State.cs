// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Emulator;

/// <content>Back to where it was, without a word from the host.</content>
public sealed unsafe partial class EmulatedCore
{
    private const int ControlRegisters = 16;

    /// <summary>Keeps what ticks change, so that runs may begin here again.</summary>
    /// <remarks>Parameters, and weights that do not learn, are not among it.</remarks>
    public CoreState Keep()
    {
        _engine.Prepare();
        _engine.Settle();
        return new CoreState(_engine.Arrays.Save(_engine.Plan.Learns), [.. Enumerable.Range(0, ControlRegisters).Select(_control.Read)]);
    }

    /// <summary>Goes back to a state of this core; between then and now only ticks and events may have happened.</summary>
    /// <param name="state">The state. Clocks go on.</param>
    public void Return(CoreState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        // Code that calls back finds its engine in the header.
        var engine = _engine.Arrays.Header->Engine;
        _engine.DropLists();
        _engine.Arrays.Restore(state.Arrays);
        _engine.Arrays.Header->Engine = engine;
        _engine.GoBack();
        for (var register = 0; register < ControlRegisters; register++)
        {
            if ((ControlRegister)register is not (ControlRegister.ImageNeurons or ControlRegister.ImageSources or ControlRegister.ImageEncoders))
                _control.Write(register, state.Registers[register]);
        }
    }
}
