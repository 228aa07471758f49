// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Formats.Nir;

/// <summary>One dimension over which a kernel slides.</summary>
internal sealed record Axis(int Inputs, int Kernel, int Stride, int Padding, int Dilation, int Outputs)
{
    /// <summary>The dimension that is not there.</summary>
    public static Axis Single { get; } = new(1, 1, 1, 0, 1, 1);

    /// <summary>A dimension; the kernel must fit into it.</summary>
    public static Axis Of(NirNode node, int inputs, int kernel, int stride, int before, int after, int dilation)
    {
        var outputs = (((long)inputs + before + after - ((long)dilation * (kernel - 1)) - 1) / stride) + 1;
        if (kernel < 1 || (long)inputs + before + after < ((long)dilation * (kernel - 1)) + 1)
            throw node.Error($"has a kernel of {kernel} (dilation {dilation}), which {inputs} inputs with a padding of {before} and {after} cannot hold");
        return new Axis(inputs, kernel, stride, before, dilation, (int)outputs);
    }

    /// <summary>The input under a place of the kernel; null where there is padding.</summary>
    public int? Input(int output, int place)
    {
        var input = ((long)output * Stride) + ((long)place * Dilation) - Padding;
        return input >= 0 && input < Inputs ? (int)input : null;
    }
}
