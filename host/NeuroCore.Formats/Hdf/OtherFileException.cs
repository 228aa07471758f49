// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Formats.Hdf;

/// <summary>The values of a dataset lie in another file, which might be any file of the machine.</summary>
internal sealed class OtherFileException : IOException
{
    public OtherFileException()
        : base("the values lie in another file")
    {
    }

    public OtherFileException(string message)
        : base(message)
    {
    }

    public OtherFileException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
