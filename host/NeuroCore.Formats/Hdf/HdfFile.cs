// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Formats.Events;
using PureHDF;
using PureHDF.Filters;

namespace NeuroCore.Formats.Hdf;

/// <summary>
/// An HDF5 file that nobody vouches for. Whatever is wrong with it becomes a sentence; what it declares is compared with
/// what is there before memory is taken for it.
/// </summary>
internal sealed class HdfFile : IDisposable
{
    private readonly IDisposable _file;

    static HdfFile() => H5Filter.Register(new BoundedDeflate());

    private HdfFile(string path, IH5Group root, IDisposable file)
    {
        Root = new HdfGroup(new HdfLimits(path), root, "");
        _file = file;
    }

    /// <summary>The group <c>/</c>.</summary>
    public HdfGroup Root { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="FormatException">It is no HDF5 file.</exception>
    public static HdfFile Open(string path)
    {
        var stream = new GuardedStream(EventBytes.Open(path));
        try
        {
            var file = Try(path, "", () => H5File.Open(stream));
            return new HdfFile(path, file, file);
        }
        catch (FormatException)
        {
            stream.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>Reads something; the many ways in which a damaged file fails become one.</summary>
    public static T Try<T>(string path, string place, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is not FormatException)
        {
            var cause = error;
            while (cause.InnerException is { } inner)
                cause = inner;
            var why = cause switch
            {
                InsufficientExecutionStackException => "its links lead to each other in a circle",
                EndOfStreamException => "it ends too early",
                InvalidDataException => cause.Message.TrimEnd('.'),
                OutOfMemoryException or OverflowException => "it declares more than it can hold",
                _ => "its bytes make no sense there",
            };
            throw new FormatException(
                path, $"this HDF5 file is damaged{(place.Length > 0 ? $" at {place}" : "")} ({why}): get it again, or write it again.", error);
        }
    }
}
