// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Hardware;

/// <summary>Values of learning registers that a core can work with.</summary>
public static class LearningRules
{
    private const int FactorMask = byte.MaxValue;

    /// <summary>What is wrong with a value, without a full stop; null if nothing is.</summary>
    /// <param name="register">Register.</param>
    /// <param name="value">Word for it.</param>
    public static string? Problem(LearningRegister register, ushort value) => register switch
    {
        LearningRegister.Gate => Within(value, 1, "gate"),
        LearningRegister.ThirdFactor => Within(value, FactorMask, "third_factor"),
        LearningRegister.Products => Products(value),
        LearningRegister.Epoch => Within(value, LearningLayout.MostEpochShift, "epoch"),
        LearningRegister.PlasticClasses => Within(value, (1 << ProjectionWord.Classes) - 1, "plastic_classes"),
        _ => value == 0 ? null : $"there is no learning register {(int)register}",
    };

    private static string? Products(ushort value)
    {
        var counts = Enum.GetValues<LearningTrigger>().Select(trigger => LearningLayout.Products(value, trigger)).ToArray();
        return counts.All(count => count <= LearningLayout.MostProducts) && LearningLayout.Products(counts[0], counts[1], counts[2]) == value
            ? null
            : $"it sets products to 0x{value:x}, but a trigger executes 0 to {LearningLayout.MostProducts} of them";
    }

    private static string? Within(ushort value, int most, string name) =>
        value <= most ? null : $"it sets {name} to {value}, but the build takes 0 to {most}";
}
