// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Demo;
using NeuroCore.Hardware;

namespace NeuroCore.Tools.Tests.Demo;

public class Load_figures
{
    [Fact]
    public void Goodput_is_the_share_of_the_wire_that_carried_the_image()
    {
        var image = new RegisterImage(
            Configurations.Named("tiny"), 0, 4, 8, [new ImageSection(Bank.Threshold, 0, [1, 2, 3, 4])], new ImageMetadata("a", 0.001, []));

        var figures = LoadFigures.Between(new WireStatistics(1000, 24, 50, 700), new WireStatistics(9000, 24, 66, 5800), image);

        Assert.Equal(8, figures.Payload);
        Assert.Equal(16, figures.OnWire);
        Assert.Equal(4800, figures.Clocks);
        // A byte takes 240 clocks: 20 would have gone in that time, and 8 of the image did.
        Assert.Equal(40, figures.Goodput, 10);
        Assert.Equal(80, figures.Busy, 10);
    }

    [Fact]
    public void Statistics_that_say_something_else_are_refused()
    {
        string path = Path.GetTempFileName();
        try
        {
            foreach (string text in new[] { "", "{}", "[]", """{ "clocks": "many" }""" })
            {
                File.WriteAllText(path, text);
                Assert.Contains("statistics", Assert.Throws<NeuroCoreException>(() => WireStatistics.Read(path)).Message, StringComparison.Ordinal);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }
}
