// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Tools.Tests.Generator;
using NeuroCore.Trainer;
using NeuroCore.Trainer.Digits;

namespace NeuroCore.Tools.Tests.Trainer;

public class Digits_example
{
    private static readonly string Example = Path.Combine(Repository.Root, "host", "examples", "digits");

    [Fact]
    public void The_shipped_files_come_out_of_the_trainer_byte_for_byte()
    {
        string folder = Directory.CreateTempSubdirectory("neurocore-digits-").FullName;
        try
        {
            File.Copy(Path.Combine(Example, DigitTraining.ImageFile), Path.Combine(folder, DigitTraining.ImageFile));
            using var output = new StringWriter();
            using var errors = new StringWriter();

            int code = CommandLine.Run(["digits", "--seed", "1", "-o", folder], output, errors);

            Assert.Equal("", errors.ToString());
            Assert.Equal(0, code);
            foreach (string name in NetworkWriter.FileNames)
                Assert.True(
                    File.ReadAllBytes(Path.Combine(Example, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folder, name))),
                    $"{name} differs from host/examples/digits: run `dotnet run --project tools/NeuroCore.Trainer -- digits` and commit what it writes.");
            Assert.Contains("held-out images: 98.48 % (585/594)", output.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_split_is_the_one_that_was_fixed_before_training()
    {
        DigitSplit split = DigitSplit.Of(DigitFile.Read(Path.Combine(Example, DigitTraining.ImageFile)));

        Assert.Equal(594, split.Held.Length);
        Assert.Equal(1203, split.Training.Length);
        Assert.Equal(1797, split.Held.Concat(split.Training).Select(image => image.Number).Distinct().Count());
        Assert.Equal([1681, 821, 1748, 1372, 340, 15, 1136, 1708], split.Held.Take(8).Select(image => image.Number));
    }

    [Fact]
    public void Validation_takes_its_images_from_the_training_images_alone()
    {
        DigitSplit split = DigitSplit.Of(DigitFile.Read(Path.Combine(Example, DigitTraining.ImageFile)));

        for (int fold = 0; fold < 4; fold++)
        {
            DigitSplit part = split.Fold(fold, 4);
            Assert.Equal(split.Training.Select(image => image.Number).Order(), part.Held.Concat(part.Training).Select(image => image.Number).Order());
        }
    }
}
