// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Formats.Hdf;

/// <summary>How much of a file is read at most, so that a small file cannot ask for all memory.</summary>
/// <param name="path">The file.</param>
/// <param name="stream">Its bytes.</param>
internal sealed class HdfLimits(string path, GuardedStream stream)
{
    /// <summary>Most values of one dataset.</summary>
    public const long MostValues = 1L << 25;

    private const long MostOfAll = 1L << 26;
    private const int MostObjects = 100_000;
    private long _values;
    private int _objects;

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>Reads values of a dataset, which must lie in the file itself.</summary>
    public T Values<T>(Func<T> read)
    {
        stream.ReadsValues = true;
        try
        {
            return read();
        }
        finally
        {
            stream.ReadsValues = false;
        }
    }

    /// <summary>Counts values that are about to be read.</summary>
    public void Take(string place, ulong values)
    {
        if (values > MostValues)
            throw new FormatException(path, $"{place} declares {values:N0} values, but at most {MostValues:N0} are read: leave it out, or make it smaller.");
        _values += (long)values;
        if (_values > MostOfAll)
            throw new FormatException(path, $"up to {place} there are {_values:N0} values, but at most {MostOfAll:N0} are read: split the file.");
    }

    /// <summary>Counts groups and datasets.</summary>
    public void TakeObject(string place)
    {
        if (++_objects > MostObjects)
            throw new FormatException(path, $"at {place} more than {MostObjects:N0} groups and datasets have been met, as if groups held themselves: write the file again.");
    }
}
