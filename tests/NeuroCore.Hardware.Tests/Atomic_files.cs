// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware.Tests;

public sealed class Atomic_files : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("neurocore");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_file_is_made_or_replaced_as_a_whole()
    {
        var path = Path.Combine(folder.FullName, "file");
        AtomicFile.Write(path, stream => stream.Write([1, 2, 3]));
        AtomicFile.Write(path, stream => stream.Write([4]));
        Assert.Equal([4], File.ReadAllBytes(path));
        Assert.Single(folder.GetFiles());
    }

    [Fact]
    public void A_write_that_fails_leaves_the_old_file_and_nothing_else()
    {
        var path = Path.Combine(folder.FullName, "file");
        File.WriteAllBytes(path, [1, 2, 3]);
        Assert.Throws<NeuroCoreException>(() => AtomicFile.Write(path, stream =>
        {
            stream.WriteByte(9);
            throw new NeuroCoreException("It went wrong half-way.");
        }));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Single(folder.GetFiles());
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told_in_a_sentence()
    {
        var path = Path.Combine(folder.FullName, "nowhere", "file");
        var error = Assert.Throws<NeuroCoreException>(() => AtomicFile.Write(path, stream => stream.WriteByte(1)));
        Assert.StartsWith($"{path} cannot be written", error.Message, StringComparison.Ordinal);
    }
}
