// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;

namespace NeuroCore.Link.Tests;

/// <summary>What `dotnet pack` makes of the library, and of what it needs of this repository.</summary>
public sealed class Package_of_the_link : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("neurocore-package-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("NeuroCore.Link", "NeuroCore.Hardware")]
    [InlineData("NeuroCore.Hardware")]
    public async Task Says_what_it_is_and_what_else_of_this_repository_it_needs(string name, params string[] needs)
    {
        using var package = await PackAsync(name);
        var entries = package.Entries.Select(entry => entry.FullName).ToHashSet();
        Assert.Contains($"lib/net10.0/{name}.dll", entries);
        Assert.Contains($"lib/net10.0/{name}.xml", entries);
        var about = Metadata(package, name);
        string Text(string element) => about.Elements().Single(child => child.Name.LocalName == element).Value;
        Assert.Equal((name, "Apache-2.0", "README.md"), (Text("id"), Text("license"), Text("readme")));
        Assert.Contains(Text("readme"), entries);
        // What a package is called that nobody described.
        Assert.NotEqual("Package Description", Text("description"));
        Assert.InRange(Text("description").Length, 40, 200);
        var named = about.Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value);
        Assert.Equal(needs, named.Where(id => id.StartsWith("NeuroCore", StringComparison.Ordinal)));
    }

    private static XElement Metadata(ZipArchive package, string name)
    {
        using var nuspec = package.GetEntry($"{name}.nuspec")!.Open();
        return XDocument.Load(nuspec).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
    }

    // As it was built for these tests.
    private async Task<ZipArchive> PackAsync(string name)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var root = output;
        while (!File.Exists(Path.Combine(root!.FullName, "NeuroCore.sln")))
            root = root.Parent;
        var start = new ProcessStartInfo(
            "dotnet", ["pack", Path.Combine(root.FullName, "host", name), "--no-build", "--no-restore", "-c", output.Parent!.Name, "-o", _folder.FullName])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var told = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, told);
        return ZipFile.OpenRead(Assert.Single(Directory.GetFiles(_folder.FullName, $"{name}.*.nupkg")));
    }
}
