// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware;

/// <summary>What makes an image one that a board of its target build can take.</summary>
public static class ImageRules
{
    /// <summary>Sections that an image may have: its count is a 16-bit number in the file.</summary>
    public const int MostSections = ushort.MaxValue;

    /// <summary>The first thing that is wrong with an image, without a full stop; null if nothing is.</summary>
    public static string? Problem(RegisterImage image) =>
        Build(image) ?? Size(image) ?? Needs(image) ?? Sections(image) ?? GroupRules.Problem(image) ??
        PlasticRules.Problem(image) ?? Metadata(image);

    private static string? Build(RegisterImage image) =>
        image.Target.Name.Length == 0
            ? "its target has no name"
            : ConfigurationRules.Problem(image.Target) is { } problem ? $"of its target '{image.Target.Name}', {problem}" : null;

    private static string? Size(RegisterImage image)
    {
        var build = image.Target;
        if (image.Neurons < build.Lanes || image.Neurons > build.Neurons || image.Neurons % build.Lanes != 0)
            return $"it has {image.Neurons} neurons, but '{build.Name}' takes multiples of {build.Lanes} from {build.Lanes} to {build.Neurons}";
        if (image.Sources < image.Neurons || image.Sources > build.Sources || image.Sources % build.Lanes != 0)
            return $"it has {image.Sources} sources, but '{build.Name}' takes multiples of {build.Lanes} from its {image.Neurons} neurons to {build.Sources}";
        return null;
    }

    private static string? Needs(RegisterImage image) =>
        (image.Needs & ~image.Target.Capabilities) is not Capabilities.None and var missing
            ? $"it needs {missing}, which '{image.Target.Name}' lacks"
            : null;

    private static string? Sections(RegisterImage image)
    {
        if (image.Sections.Length > MostSections)
            return $"it has {image.Sections.Length} sections, but {MostSections} is the most";
        for (var index = 0; index < image.Sections.Length; index++)
        {
            if (Section(image, image.Sections[index]) is { } problem)
                return $"section {index}: {problem}";
        }

        return null;
    }

    private static string? Section(RegisterImage image, ImageSection section)
    {
        if (!Enum.IsDefined(section.Bank) || !BankAccess.CanWrite(section.Bank))
            return $"bank {section.Bank} cannot be written";
        if (section.Length == 0)
            return "it has no words";
        var depth = BankDepth.Of(image.Target, section.Bank);
        if (section.Address < 0 || section.Address > depth - section.Length)
            return $"words {section.Address}..{(long)section.Address + section.Length - 1} lie outside bank {section.Bank}, which has {depth}";
        return section.Bank switch
        {
            Bank.Control => Control(image, section),
            Bank.Learning => Learning(section),
            _ => null,
        };
    }

    private static string? Learning(ImageSection section) => section.Words
        .Select((word, index) => LearningRules.Problem((LearningRegister)(section.Address + index), word))
        .FirstOrDefault(problem => problem is not null);

    private static string? Control(RegisterImage image, ImageSection section)
    {
        for (var index = 0; index < section.Words.Length; index++)
        {
            var register = (ControlRegister)(section.Address + index);
            if (register == ControlRegister.ImageNeurons && section.Words[index] != image.Neurons)
                return $"it sets {section.Words[index]} neurons, but the image has {image.Neurons}";
            if (register == ControlRegister.ImageSources && section.Words[index] != image.Sources)
                return $"it sets {section.Words[index]} sources, but the image has {image.Sources}";
            var build = image.Target;
            if (ControlRules.Problem(register, section.Words[index], build.Neurons, build.Sources, build.Lanes, build.Encoders) is { } problem)
                return problem;
        }

        return null;
    }

    private static string? Metadata(RegisterImage image)
    {
        var metadata = image.Metadata;
        if (!double.IsFinite(metadata.TickSeconds) || metadata.TickSeconds <= 0)
            return $"its tick is {metadata.TickSeconds} s, but must be above 0";
        if (metadata.Populations.GroupBy(place => place.Name).FirstOrDefault(places => places.Count() > 1) is { } twice)
            return $"the population '{twice.Key}' is there {twice.Count()} times";
        foreach (var place in metadata.Populations)
        {
            var (least, end) = place.IsInput ? (image.Neurons, image.Sources) : (0, image.Neurons);
            if (place.First < least || place.Count < 1 || place.Count > end - place.First)
                return $"the population '{place.Name}' of {place.Count} from {place.First} on does not lie within {least}..{end - 1}";
            if (place.LevelUnits is { } units && !(double.IsFinite(units) && units > 0))
                return $"the population '{place.Name}' has {units} units for a membrane of 1, but must have more than 0";
            if (!place.Order.IsEmpty && !place.Order.Order().SequenceEqual(Enumerable.Range(0, place.Count)))
                return $"the order of the population '{place.Name}' is none of its {place.Count} members";
        }

        foreach (var projection in metadata.Projections)
        {
            if (!(double.IsFinite(projection.Unit) && projection.Unit > 0))
                return $"the unit of the projection '{projection.Name}' is {projection.Unit}, but must be above 0";
        }

        return null;
    }
}
