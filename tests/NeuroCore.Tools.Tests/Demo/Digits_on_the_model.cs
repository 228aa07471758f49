// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using NeuroCore.Compiler;
using NeuroCore.Demo;
using NeuroCore.Hardware;
using NeuroCore.Network;
using NeuroCore.Tools.Tests.Generator;
using NeuroCore.Trainer.Digits;

namespace NeuroCore.Tools.Tests.Demo;

public class Digits_on_the_model
{
    private static readonly string Example = Path.Combine(Repository.Root, "host", "examples", "digits");

    [Theory]
    [InlineData("icebreaker")]
    [InlineData("icebreaker-inference")]
    [InlineData("complete")]
    public void The_model_of_the_hardware_does_what_the_trainer_computed(string configuration)
    {
        DigitSplit split = DigitSplit.Of(DigitFile.Read(Path.Combine(Example, DigitTraining.ImageFile)));
        NetworkDescription description = NetworkFile.Load(Path.Combine(Example, "network.yaml"));
        RegisterImage image = NetworkCompiler.Compile(description, Configurations.Named(configuration)).Image;
        var trained = new SpikingNetwork(new DigitTrainer(split.Training, new TrainingSettings(), seed: 1).Train());
        ImmutableArray<DigitImage> digits = split.Held[..60];

        ImmutableArray<ShownImage> shown = EmulatedBoards.Show(image, digits, () => { });

        foreach (ShownImage one in shown)
        {
            trained.Show(one.Image.Pixels.AsSpan());
            Assert.Equal(trained.Counts.ToArray(), one.Counts);
        }
    }
}
