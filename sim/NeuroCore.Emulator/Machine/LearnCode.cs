// SPDX-License-Identifier: Apache-2.0
using Iced.Intel;
using NeuroCore.Hardware;
using static Iced.Intel.AssemblerRegisters;

namespace NeuroCore.Emulator.Machine;

/// <summary>
/// The products of a rule as vector code on 16-bit lanes. Before a row or column the scalars are spread over ymm8 to ymm11;
/// then, for each 16 synapses, the terms are summed.
/// </summary>
internal sealed unsafe class LearnCode
{
    private const int Sign = 7;    // bit of m and g
    private const int Magnitude = 127;

    private readonly Emitter _emit;
    private readonly Assembler c;
    private readonly Engine _core;
    private readonly RuleProducts _rule;
    private readonly LearningTrigger _trigger;
    private readonly AssemblerMemoryOperand[] _signs;

    /// <summary>Code for a rule and a trigger.</summary>
    public LearnCode(Emitter emit, RuleProducts rule, LearningTrigger trigger)
    {
        _emit = emit;
        c = emit.Code;
        _core = emit.Core;
        _rule = rule;
        _trigger = trigger;
        _signs = [.. rule.Products.Select((_, index) => ScalarSigned(index) ? emit.Scratch() : default)];
    }

    private static AssemblerRegisterYMM Scalar(int index) => index switch { 0 => ymm8, 1 => ymm9, 2 => ymm10, _ => ymm11 };

    private static AssemblerRegisterXMM ScalarLow(int index) => index switch { 0 => xmm8, 1 => xmm9, 2 => xmm10, _ => xmm11 };

    /// <summary>Spreads the scalars of the event of r8. Changes rax and rcx.</summary>
    public void Prepare()
    {
        for (var i = 0; i < _rule.Products.Length; i++)
        {
            if (_rule.Products[i].Scalar == ProductScalar.Weight)
                continue;
            Size(i);
            c.vmovd(ScalarLow(i), eax);
            c.vpbroadcastw(Scalar(i), ScalarLow(i));
            if (ScalarSigned(i))
                PrepareSign(i);
        }
    }

    // eax: magnitude of A.
    private void Size(int index)
    {
        var product = _rule.Products[index];
        switch (product.Scalar)
        {
            case ProductScalar.First or ProductScalar.Second:
                c.movzx(eax, __byte_ptr[rbx + r8 + Own((int)product.Scalar - (int)ProductScalar.First)]);
                break;
            case ProductScalar.Factor:
                if (_trigger == LearningTrigger.Post)
                {
                    c.movzx(eax, __byte_ptr[rbx + r8 + Factors]);
                    c.and(eax, Magnitude);
                }
                else
                {
                    c.xor(eax, eax);
                }

                break;
            default:
                c.mov(eax, product.Coefficient);
                break;
        }

        if (!product.Gated)
            return;
        c.mov(ecx, __dword_ptr[rbx + Third]);
        c.and(ecx, Magnitude);
        c.imul(eax, ecx);
        c.shr(eax, Sign);
    }

    // A vector of 1 or -1.
    private void PrepareSign(int index)
    {
        var product = _rule.Products[index];
        c.xor(eax, eax);
        if (product.Gated)
            c.mov(eax, __dword_ptr[rbx + Third]);
        if (product.Scalar == ProductScalar.Factor && _trigger == LearningTrigger.Post)
        {
            c.movzx(ecx, __byte_ptr[rbx + r8 + Factors]);
            c.xor(eax, ecx);
        }

        c.shl(eax, 31 - Sign);
        c.sar(eax, 31);
        c.or(eax, 1);
        c.vmovd(xmm7, eax);
        c.vpbroadcastw(ymm7, xmm7);
        c.vmovdqu(_signs[index], ymm7);
    }

    private bool ScalarSigned(int index) => _rule.Products[index] is var product && product.Scalar != ProductScalar.Weight &&
        (product.Gated || product.Scalar == ProductScalar.Factor);

    /// <summary>Sums the terms of 16 synapses into a register.</summary>
    /// <param name="sum">Where to. Weights as 16-bit numbers are in <paramref name="weight"/>.</param>
    /// <param name="weight">Weights.</param>
    /// <param name="operand">Loads 16 bytes of an array as 16-bit numbers: traces of the other side by 0 and 1, m by 2.</param>
    /// <remarks>Changes ymm6 and ymm7.</remarks>
    public void Terms(AssemblerRegisterYMM sum, AssemblerRegisterYMM weight, Action<AssemblerRegisterYMM, int> operand)
    {
        for (var i = 0; i < _rule.Products.Length; i++)
        {
            Term(i, weight, operand);
            if (i > 0)
                (_rule.Products[i].Subtract ? (Action<AssemblerRegisterYMM, AssemblerRegisterYMM, AssemblerRegisterYMM>)c.vpsubw : c.vpaddw)(sum, sum, ymm6);
            else if (_rule.Products[i].Subtract)
            {
                c.vpxor(sum, sum, sum);
                c.vpsubw(sum, sum, ymm6);
            }
            else
                c.vmovdqa(sum, ymm6);
        }
    }

    /// <summary>A term depends on the weight.</summary>
    public bool TakesWeight => _rule.Products.Any(product => product.Scalar == ProductScalar.Weight || product.Vector == ProductVector.Weight);

    /// <summary>There is one term: whether it is taken away; it is in ymm6 after <see cref="Term"/>.</summary>
    public bool IsSingle => _rule.Products.Length == 1;

    /// <summary>The single term is taken away.</summary>
    public bool Subtracts => _rule.Products[0].Subtract;

    /// <summary>ymm6: a term, without the sign of its product.</summary>
    public void Term(int index, AssemblerRegisterYMM weight, Action<AssemblerRegisterYMM, int> operand)
    {
        var product = _rule.Products[index];
        Vector(product, weight, operand);
        if (product.Scalar == ProductScalar.Weight)
        {
            c.vpabsw(ymm7, weight);
            c.vpmullw(ymm6, ymm6, ymm7);
        }
        else if (product.Vector == ProductVector.One)
        {
            c.vpsllw(ymm6, Scalar(index), 7);
        }
        else
        {
            c.vpmullw(ymm6, ymm6, Scalar(index));
        }

        if (_rule.Shifts[index] > 0)
            c.vpsrlw(ymm6, ymm6, (byte)_rule.Shifts[index]);
        if (product.Scalar == ProductScalar.Weight)
            c.vpsignw(ymm6, ymm6, weight);
        if (product.Vector == ProductVector.Weight)
            c.vpsignw(ymm6, ymm6, weight);
        if (product.Vector == ProductVector.Factor)
            FactorSign(operand);
        if (ScalarSigned(index))
            c.vpsignw(ymm6, ymm6, _signs[index]);
    }

    // ymm6: magnitude of B.
    private void Vector(Model.LearningProduct product, AssemblerRegisterYMM weight, Action<AssemblerRegisterYMM, int> operand)
    {
        switch (product.Vector)
        {
            case ProductVector.First:
                operand(ymm6, 0);
                break;
            case ProductVector.Second:
                operand(ymm6, 1);
                break;
            case ProductVector.Factor when _trigger != LearningTrigger.Post:
                operand(ymm6, 2);
                c.vpand(ymm6, ymm6, _emit.Halves(Magnitude));
                break;
            case ProductVector.Weight:
                c.vpabsw(ymm6, weight);
                break;
            case ProductVector.One:
                if (product.Scalar == ProductScalar.Weight)
                    c.vmovdqu(ymm6, _emit.Halves(128));
                break;
            default:
                c.vpxor(ymm6, ymm6, ymm6);
                break;
        }
    }

    private void FactorSign(Action<AssemblerRegisterYMM, int> operand)
    {
        if (_trigger == LearningTrigger.Post)
            return;
        operand(ymm7, 2);
        c.vpsllw(ymm7, ymm7, 15 - Sign);
        c.vpsraw(ymm7, ymm7, 15);
        c.vpxor(ymm6, ymm6, ymm7);
        c.vpsubw(ymm6, ymm6, ymm7);
    }

    private int Third => _emit.Header(&_core.Arrays.Header->ThirdFactor);

    private int Factors => _emit.At((void*)_core.Arrays.NeuronItems[(int)NeuronTraceItem.Factor], "m");

    private int Own(int trace) => _trigger == LearningTrigger.Post
        ? _emit.At((void*)_core.Arrays.NeuronItems[trace], trace == 0 ? "y1" : "y2")
        : _emit.At((void*)_core.Arrays.SourceTraces[trace], trace == 0 ? "x1" : "x2");
}
