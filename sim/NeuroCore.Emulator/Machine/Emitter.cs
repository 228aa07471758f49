// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using NeuroCore.Emulator.Memory;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>
/// What all makers of code share: the assembler, where arrays lie, and constants. rbx points to the core's header, from
/// which all arrays are reached; r15 to the constants.
/// </summary>
internal sealed unsafe class Emitter
{
    private const int PoolBytes = 1 << 14;
    private const int Vector = 32;

    private readonly Dictionary<(ulong, ulong, ulong, ulong), int> _constants = [];
    private readonly Dictionary<string, int> _tables = [];
    private readonly int _pool;
    private int _used;

    /// <summary>Nothing emitted yet.</summary>
    /// <param name="core">The core that code is made for.</param>
    public Emitter(Engine core)
    {
        Core = core;
        Data = new NativeBlock(core.Strict);
        _pool = Data.Add(PoolBytes);
        Code = new Assembler(64);
    }

    /// <summary>The core.</summary>
    public Engine Core { get; }

    /// <summary>The assembler.</summary>
    public Assembler Code { get; }

    /// <summary>Constants, and whatever else code needs beside the core; to be committed before the first constant.</summary>
    public NativeBlock Data { get; }

    /// <summary>Where the constants lie.</summary>
    public byte* Pool => Data[_pool];

    /// <summary>What is at which distance from the header, and what each part of the code is: for listings.</summary>
    public SortedDictionary<long, string> Names { get; } = [];

    /// <summary>Parts of the code, in order.</summary>
    public List<(int Instruction, string What)> Parts { get; } = [];

    /// <summary>Says what the code from here on does.</summary>
    public void Part(string what) => Parts.Add((Code.Instructions.Count, what));

    /// <summary>Distance of an array from the header.</summary>
    public int At(void* array, string name)
    {
        var distance = (long)((byte*)array - (byte*)Core.Arrays.Header);
        Names[distance] = name;
        return checked((int)distance);
    }

    /// <summary>Distance of a field of the header.</summary>
    public int Header(void* field) => (int)((byte*)field - (byte*)Core.Arrays.Header);

    /// <summary>A vector of eight times the same 32 bits.</summary>
    public AssemblerMemoryOperand Words(int value)
    {
        var pair = (uint)value | ((ulong)(uint)value << 32);
        return Constant(pair, pair, pair, pair);
    }

    /// <summary>A vector of sixteen times the same 16 bits.</summary>
    public AssemblerMemoryOperand Halves(int value) => Words((value & 0xFFFF) | (value << 16));

    /// <summary>A vector of thirty-two times the same byte.</summary>
    public AssemblerMemoryOperand Bytes(int value) => Halves((value & 255) | ((value & 255) << 8));

    /// <summary>A vector of sixteen numbers of 16 bits.</summary>
    public AssemblerMemoryOperand Shorts(Func<int, int> value) => Bytes(i => (byte)(value(i / 2) >> (8 * (i % 2))));

    /// <summary>Vectors behind each other, made once.</summary>
    /// <param name="name">Name of the table.</param>
    /// <param name="vectors">How many.</param>
    /// <param name="value">Byte of a vector.</param>
    /// <returns>Where the first is, from r15.</returns>
    public int Table(string name, int vectors, Func<int, int, byte> value)
    {
        if (_tables.TryGetValue(name, out var known))
            return known;
        var first = _tables[name] = Take();
        for (var vector = 0; vector < vectors; vector++)
        {
            var at = vector == 0 ? first : Take();
            for (var i = 0; i < Vector; i++)
                Pool[at + i] = value(vector, i);
        }

        return first;
    }

    /// <summary>Room for a vector that code keeps for itself, the same for the same name.</summary>
    public AssemblerMemoryOperand Kept(string name)
    {
        if (!_tables.TryGetValue(name, out var at))
            at = _tables[name] = Take();
        return __ymmword_ptr[r15 + at];
    }

    /// <summary>A vector of any bytes.</summary>
    public AssemblerMemoryOperand Bytes(Func<int, byte> value)
    {
        var bytes = new byte[Vector];
        for (var i = 0; i < Vector; i++)
            bytes[i] = value(i);
        return Constant(BitConverter.ToUInt64(bytes, 0), BitConverter.ToUInt64(bytes, 8), BitConverter.ToUInt64(bytes, 16), BitConverter.ToUInt64(bytes, 24));
    }

    /// <summary>Room for a vector that code keeps for itself.</summary>
    public AssemblerMemoryOperand Scratch()
    {
        var at = Take();
        return __ymmword_ptr[r15 + at];
    }

    /// <summary>A label here.</summary>
    public Label Here()
    {
        var label = Code.CreateLabel();
        Place(ref label);
        return label;
    }

    /// <summary>Puts a label here. Two labels cannot be at one instruction, so one that does nothing goes between.</summary>
    public void Place(ref Label label)
    {
        if (!Code.CurrentLabel.IsEmpty)
            Code.nop();
        Code.Label(ref label);
    }

    private AssemblerMemoryOperand Constant(ulong a, ulong b, ulong c, ulong d)
    {
        if (!_constants.TryGetValue((a, b, c, d), out var at))
        {
            at = _constants[(a, b, c, d)] = Take();
            var words = (ulong*)(Pool + at);
            (words[0], words[1], words[2], words[3]) = (a, b, c, d);
        }

        return __ymmword_ptr[r15 + at];
    }

    private int Take()
    {
        if (_used + Vector > PoolBytes)
            throw new InvalidOperationException("Code has more constants than there is room for.");
        _used += Vector;
        return _used - Vector;
    }
}
