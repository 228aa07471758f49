// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Link.Tests.Boards;

/// <summary>
/// Banks of a board, and a core in which source s makes neuron s mod N fire in the same tick, with the sign of its event.
/// </summary>
internal sealed class BoardMemory
{
    private readonly Dictionary<Bank, ushort[]> _banks = [];
    private readonly Configuration _build;

    public BoardMemory(Configuration build)
    {
        _build = build;
        foreach (var bank in Enum.GetValues<Bank>())
            _banks[bank] = new ushort[BankDepth.Of(build, bank)];
        Identity[0] = 0x434E;
        (Identity[1], Identity[2]) = (Versions.Protocol, Versions.Hardware);
        (Identity[3], Identity[4], Identity[5]) = ((ushort)build.Neurons, (ushort)build.Sources, (ushort)build.Lanes);
        (Identity[6], Identity[7]) = ((ushort)build.CurrentWidth, (ushort)build.MembraneWidth);
        Identity[8] = (ushort)(build.AccumulatorShiftBits | (build.CurrentShiftBits << 8));
        Identity[9] = (ushort)(build.ExponentBits | (build.DelayBits << 8));
        (Identity[16], Identity[17]) = ((ushort)build.Capabilities, (ushort)((uint)build.Capabilities >> 16));
        (Identity[18], Identity[19]) = ((ushort)build.Encoders, (ushort)build.Winners);
        (Identity[10], Identity[11]) = ((ushort)(build.ClockHertz / 1000), (ushort)(build.ClockHertz / 1000 >> 16));
        (Identity[14], Identity[15]) = ((ushort)build.NameHash, (ushort)(build.NameHash >> 16));
    }

    public ushort[] Identity => _banks[Bank.Identity];

    public ushort[] this[Bank bank] => _banks[bank];

    public uint Tick
    {
        get => Double(2);
        set => SetDouble(2, value);
    }

    /// <summary>Clocks that a tick takes beside one for each event.</summary>
    public uint ClocksPerTick { get; set; } = 100;

    public ushort StallsPerTick { get; set; }

    public uint Clocks
    {
        get => Double(4);
        set => SetDouble(4, value);
    }

    public ushort Read(Bank bank, int address) => _banks[bank][address % _banks[bank].Length];

    public bool Write(Bank bank, int address, ushort word)
    {
        if (!_banks.TryGetValue(bank, out var words) || bank is Bank.Identity or Bank.CountTake)
            return false;
        if (bank != Bank.Control || address is not (4 or 5 or 6))
            words[address % words.Length] = word;
        return true;
    }

    public bool AddEvent(int word)
    {
        var source = word & 0x1FFF;
        if (source >= _build.Sources)
            return false;
        if ((word & 0x4000) != 0)
            _banks[Bank.Sign][source / 16] |= (ushort)(1 << (source % 16));
        _banks[Bank.Event][source / 16] |= (ushort)(1 << (source % 16));
        return true;
    }

    /// <summary>Spikes to be handed out before the run stops; 0: it does not.</summary>
    public ushort SpikesLeft
    {
        get => _banks[Bank.Control][11];
        set => _banks[Bank.Control][11] = value;
    }

    /// <summary>Called in every tick, before anything changes.</summary>
    public Action? Ticking { get; set; }

    /// <summary>Words of the spikes of a tick, ascending.</summary>
    public IReadOnlyList<int> RunTick()
    {
        Ticking?.Invoke();
        var events = new List<int>();
        var words = _banks[Bank.Event];
        for (var word = words.AsSpan().IndexOfAnyExcept((ushort)0); word >= 0 && word < words.Length; word++)
            for (var bit = 0; bit < 16; bit++)
                if (((words[word] >> bit) & 1) != 0)
                    events.Add((16 * word) + bit);
        var negative = events.Where(source => ((_banks[Bank.Sign][source / 16] >> (source % 16)) & 1) != 0)
            .Select(source => source % _build.Neurons).ToHashSet();
        Array.Clear(_banks[Bank.Event]);
        Array.Clear(_banks[Bank.Sign]);
        Tick++;
        Clocks += ClocksPerTick + (uint)events.Count;
        _banks[Bank.Control][6] += StallsPerTick;
        return [.. events.Select(source => source % _build.Neurons).Distinct().Order().Select(neuron => neuron | (negative.Contains(neuron) ? 0x4000 : 0))];
    }

    private uint Double(int address) => _banks[Bank.Control][address] | ((uint)_banks[Bank.Control][address + 1] << 16);

    private void SetDouble(int address, uint value) =>
        (_banks[Bank.Control][address], _banks[Bank.Control][address + 1]) = ((ushort)value, (ushort)(value >> 16));
}
