// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;

namespace NeuroCore.Model;

/// <summary>How learning is driven: gate, third factor, numbers of products, epoch, plastic classes.</summary>
public sealed class LearningRegisters
{
    private const int AddressMask = 7;
    private const int CountBits = 3;    // of the number of products of a trigger

    private bool _gate;
    private byte _thirdFactor;
    private ushort _products;
    private byte _epoch;
    private byte _plastic;

    /// <summary>Weights and tags may change.</summary>
    public bool Gate => _gate;

    /// <summary>g: bits 0..6 magnitude in 1/128, bit 7 sign.</summary>
    public byte ThirdFactor => _thirdFactor;

    /// <summary>Products that are executed for a trigger, 0..4.</summary>
    public int Products(LearningTrigger trigger)
    {
        var count = (_products >> (CountBits * (int)trigger)) & Bits.Mask(CountBits);
        return count == 0 ? 0 : ((count - 1) % LearningProgram.MostProducts) + 1;
    }

    /// <summary>Classes whose rows take the time of learning, one bit each.</summary>
    public byte PlasticClasses => _plastic;

    /// <summary>An epoch ends with this tick.</summary>
    /// <param name="tick">Number of the tick.</param>
    public bool EpochEnds(uint tick) => ((tick + 1) & (uint)Bits.Mask(_epoch)) == 0;

    /// <summary>What the host reads. Only the low three bits of the address count.</summary>
    public ushort Read(int address) => (LearningRegister)(address & AddressMask) switch
    {
        LearningRegister.Gate => (ushort)(_gate ? 1 : 0),
        LearningRegister.ThirdFactor => _thirdFactor,
        LearningRegister.Products => _products,
        LearningRegister.Epoch => _epoch,
        LearningRegister.PlasticClasses => _plastic,
        _ => 0,
    };

    /// <summary>What the host writes; bits of no field are not kept.</summary>
    public void Write(int address, ushort word)
    {
        switch ((LearningRegister)(address & AddressMask))
        {
            case LearningRegister.Gate:
                _gate = (word & 1) != 0;
                break;
            case LearningRegister.ThirdFactor:
                _thirdFactor = (byte)word;
                break;
            case LearningRegister.Products:
                _products = (ushort)(word & Bits.Mask(3 * CountBits));
                break;
            case LearningRegister.Epoch:
                _epoch = (byte)(word & 15);
                break;
            case LearningRegister.PlasticClasses:
                _plastic = (byte)word;
                break;
            default:
                break;
        }
    }
}
