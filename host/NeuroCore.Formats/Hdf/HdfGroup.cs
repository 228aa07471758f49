// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using PureHDF;
using PureHDF.Selections;

namespace NeuroCore.Formats.Hdf;

/// <summary>A group of a file.</summary>
internal sealed class HdfGroup
{
    private const int MostRank = 8;
    private readonly HdfLimits _limits;
    private readonly IH5Group _group;
    private readonly ImmutableDictionary<string, IH5Object> _members;

    public HdfGroup(HdfLimits limits, IH5Group group, string path)
    {
        _limits = limits;
        _group = group;
        Path = path;
        _members = HdfFile.Try(limits.Path, Place, () =>
        {
            var members = ImmutableDictionary.CreateBuilder<string, IH5Object>(StringComparer.Ordinal);
            foreach (var member in group.Children())
            {
                _limits.TakeObject(Path);
                if (member is IH5UnresolvedLink)
                    throw new FormatException(limits.Path, $"the group {Place} has a link '{member.Name}' that leads nowhere, or a name that is not plain ASCII and cannot be read: rename it.");
                members[member.Name] = member;
                Order.Add(member.Name);
            }

            return members.ToImmutable();
        });
    }

    /// <summary>Where the group lies, <c>/</c> being empty.</summary>
    public string Path { get; }

    /// <summary>Names of its members, in the order of the file.</summary>
    public List<string> Order { get; } = [];

    private string Place => Path.Length > 0 ? Path : "/";

    /// <summary>True if it has such a dataset.</summary>
    public bool HasDataset(string name) => _members.GetValueOrDefault(name) is IH5Dataset;

    /// <summary>A group in it; null if there is none.</summary>
    public HdfGroup? Group(string name) =>
        _members.GetValueOrDefault(name) is IH5Group group ? new HdfGroup(_limits, group, $"{Path}/{name}") : null;

    /// <summary>Names of the groups in it.</summary>
    public IEnumerable<string> Groups => Order.Where(name => _members[name] is IH5Group);

    /// <summary>Names of the datasets in it.</summary>
    public IEnumerable<string> Datasets => Order.Where(HasDataset);

    /// <summary>A text attribute of the group; null if there is none.</summary>
    public string? Attribute(string name) => HdfFile.Try(_limits.Path, Place, () =>
        _group.AttributeExists(name) && _group.Attribute(name) is var attribute &&
        attribute.Type.Class is H5DataTypeClass.String or H5DataTypeClass.VariableLength
            ? attribute.Read<string>()
            : null);

    /// <summary>A text attribute of a dataset in it; null if there is none.</summary>
    public string? AttributeOf(string dataset, string name) => HdfFile.Try(_limits.Path, $"{Path}/{dataset}", () =>
        _members.GetValueOrDefault(dataset) is { } member && member.AttributeExists(name) && member.Attribute(name) is var attribute &&
        attribute.Type.Class is H5DataTypeClass.String or H5DataTypeClass.VariableLength
            ? attribute.Read<string>()
            : null);

    /// <summary>Reads a dataset.</summary>
    /// <returns>Its value; null if there is no dataset of this name.</returns>
    /// <exception cref="FormatException">It is damaged, too large or of a type that nobody expects.</exception>
    public HdfValue? Read(string name)
    {
        if (_members.GetValueOrDefault(name) is not IH5Dataset dataset)
            return null;
        var path = $"{Path}/{name}";
        return HdfFile.Try(_limits.Path, path, () => _limits.Values(() => Read(dataset, path)));
    }

    /// <summary>How many lists of numbers a dataset of lists holds; null if there is no such dataset.</summary>
    public int? Sequences(string name) => _members.GetValueOrDefault(name) is IH5Dataset dataset
        ? HdfFile.Try(_limits.Path, $"{Path}/{name}", () => dataset is { Type.Class: H5DataTypeClass.VariableLength, Space: { Type: H5DataspaceType.Simple, Dimensions: [<= HdfLimits.MostValues and var count] } } ? (int)count : (int?)null)
        : null;

    /// <summary>A list of a dataset of lists.</summary>
    /// <param name="name">Name of the dataset.</param>
    /// <param name="entry">Which list.</param>
    public double[] Sequence(string name, int entry)
    {
        var path = $"{Path}/{name}";
        var dataset = (IH5Dataset)_members[name];
        return HdfFile.Try(_limits.Path, path, () =>
        {
            CheckLayout(dataset, path);
            var type = dataset.Type.VariableLength.BaseType;
            double[] numbers = (type.Class, type.Size) switch
            {
                (H5DataTypeClass.FloatingPoint, 2) => Of<Half>(value => (double)value),
                (H5DataTypeClass.FloatingPoint, 4) => Of<float>(value => value),
                (H5DataTypeClass.FloatingPoint, 8) => Of<double>(value => value),
                (H5DataTypeClass.FixedPoint, 2) => Of<ushort>(value => value),
                (H5DataTypeClass.FixedPoint, 4) => Of<uint>(value => value),
                (H5DataTypeClass.FixedPoint, 8) => Of<ulong>(value => value),
                _ => throw new FormatException(_limits.Path, $"{path} has lists of the type {type.Class} of {type.Size} bytes, where numbers are expected."),
            };
            _limits.Take(path, (ulong)numbers.Length);
            return numbers;
        });

        double[] Of<T>(Func<T, double> widen)
            where T : unmanaged => Array.ConvertAll(_limits.Values(() => dataset.Read<T[][]>(new HyperslabSelection((ulong)entry, 1)))[0] ?? [], value => widen(value));
    }

    private HdfValue Read(IH5Dataset dataset, string path)
    {
        var dimensions = dataset.Space.Type == H5DataspaceType.Scalar ? [] : dataset.Space.Dimensions;
        if (dataset.Space.Type == H5DataspaceType.Null || dimensions.Any(size => size == 0))
            return new HdfValue(path, [.. dimensions.Select(size => (int)Math.Min(size, int.MaxValue))], [], null);
        if (dimensions.Length > MostRank)
            throw new FormatException(_limits.Path, $"{path} has {dimensions.Length} dimensions, but {MostRank} are the most that anything here has.");
        var count = dimensions.Aggregate(1UL, (all, size) => all > ulong.MaxValue / size ? ulong.MaxValue : all * size);
        _limits.Take(path, count);
        CheckLayout(dataset, path);
        ImmutableArray<int> shape = [.. dimensions.Select(size => (int)size)];
        return dataset.Type.Class is H5DataTypeClass.String or H5DataTypeClass.VariableLength
            ? new HdfValue(path, shape, null, Texts(dataset))
            : new HdfValue(path, shape, Numbers(dataset, path, (int)count), null);
    }

    private void CheckLayout(IH5Dataset dataset, string path)
    {
        if (dataset.Layout.Class == H5DataLayoutClass.VirtualStorage)
            throw new FormatException(_limits.Path, $"{path} lies in other files (a virtual dataset): write it into this one.");
        if (dataset.Layout.Class == H5DataLayoutClass.Chunked &&
            dataset.Layout.Chunks.Aggregate(1.0, (all, size) => all * size) is var chunk && chunk > HdfLimits.MostValues)
            throw new FormatException(_limits.Path, $"{path} has chunks of {chunk:N0} values, but at most {HdfLimits.MostValues:N0} are read: write it with smaller ones.");
    }

    private static string[] Texts(IH5Dataset dataset) => dataset.Space.Type == H5DataspaceType.Scalar
        ? [dataset.Read<string>()]
        : [.. Flat(dataset.Read<string[]>())];

    private static IEnumerable<string> Flat(string[] texts) => texts.Select(text => text ?? "");

    // The library wants the exact width of an integer.
    private double[] Numbers(IH5Dataset dataset, string path, int count)
    {
        var type = dataset.Type;
        double[] numbers = (type.Class, type.Size) switch
        {
            (H5DataTypeClass.FloatingPoint, 2) => Of<Half>(value => (double)value),
            (H5DataTypeClass.FloatingPoint, 4) => Of<float>(value => value),
            (H5DataTypeClass.FloatingPoint, 8) => Of<double>(value => value),
            (H5DataTypeClass.FixedPoint, 1) when type.FixedPoint.IsSigned => Of<sbyte>(value => value),
            (H5DataTypeClass.FixedPoint, 2) when type.FixedPoint.IsSigned => Of<short>(value => value),
            (H5DataTypeClass.FixedPoint, 4) when type.FixedPoint.IsSigned => Of<int>(value => value),
            (H5DataTypeClass.FixedPoint, 8) when type.FixedPoint.IsSigned => Of<long>(value => value),
            (H5DataTypeClass.FixedPoint, 1) => Of<byte>(value => value),
            (H5DataTypeClass.FixedPoint, 2) => Of<ushort>(value => value),
            (H5DataTypeClass.FixedPoint, 4) => Of<uint>(value => value),
            (H5DataTypeClass.FixedPoint, 8) => Of<ulong>(value => value),
            (H5DataTypeClass.Enumerated, 1) => Of<byte>(value => value),
            _ => throw new FormatException(_limits.Path, $"{path} is of the type {type.Class} of {type.Size} bytes, where numbers are expected."),
        };
        return numbers.Length == count
            ? numbers
            : throw new FormatException(_limits.Path, $"{path} holds {numbers.Length} values, but declares {count}.");

        double[] Of<T>(Func<T, double> widen)
            where T : unmanaged => dataset.Space.Type == H5DataspaceType.Scalar
            ? [widen(dataset.Read<T>())]
            : Array.ConvertAll(dataset.Read<T[]>(), value => widen(value));
    }
}
