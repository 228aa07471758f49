// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Compiler.Learning.Language;
using NeuroCore.Network;

namespace NeuroCore.Compiler.Learning.Assembling;

/// <summary>Finds the decay of a trace that comes nearest to a time constant.</summary>
internal static class TraceFit
{
    private const double WorstError = 0.06;
    private const int MostMantissa = 255;

    /// <summary>The setting of a trace.</summary>
    /// <param name="tau">Time constant, ticks, above 0; null: no decay.</param>
    /// <param name="impulse">1..255.</param>
    /// <param name="mostShift">Largest shift of the build.</param>
    public static TraceSetting Of(double? tau, int impulse, int mostShift)
    {
        if (tau is not { } ticks)
            return new TraceSetting(0, 0, impulse);
        var loss = 1 - Math.Exp(-1 / ticks);
        var shift = mostShift;
        while (shift > 0 && Mantissa(loss, shift) > MostMantissa)
            shift--;
        return new TraceSetting(Math.Min(Mantissa(loss, shift), MostMantissa), shift, impulse);
    }

    /// <summary>The setting of a trace of a rule.</summary>
    /// <param name="line">What the rule says.</param>
    /// <param name="variable">The trace.</param>
    /// <param name="tickSeconds">Time that a tick stands for, seconds.</param>
    /// <param name="context">Takes a mistake or a note.</param>
    public static TraceSetting Of(TraceLine line, RuleVariable variable, double tickSeconds, AssemblyContext context)
    {
        var name = variable.Name();
        var wanted = line.Tau?.Length.TicksAt(tickSeconds);
        var mostShift = context.Target.MostShift;
        var setting = Of(wanted, line.Impulse, mostShift);
        if (line.Tau is not { } tau || wanted is not { } ticks)
            return setting;
        var got = TauTicks(setting);
        if (got is null || Math.Abs(got.Value / ticks - 1) > WorstError)
        {
            throw context.Mistake(
                tau.Place,
                $"tau of {name} is {tau.Length}, {Words.Number(ticks)} ticks, but a trace has {Words.Number(Shortest)} to {Words.Number(Longest(mostShift))} ticks: " +
                (ticks < Longest(mostShift) ? "take one of them" : "take a shorter one, or tau = infinite") + ".");
        }

        var length = tau.Length.InTicks ? Duration.Ticks(Words.Rounded(got.Value)) : Duration.Seconds(Words.Rounded(got.Value * tickSeconds));
        context.Note($"{name}: tau = {tau.Length} became {length} ({Words.Percent(got.Value / ticks - 1)}), mantissa {setting.Mantissa}, shift {setting.Shift}");
        return setting;
    }

    /// <summary>Time constant of a setting, ticks; null if it does not decay.</summary>
    public static double? TauTicks(TraceSetting setting) => setting.Mantissa == 0 ? null : -1 / Math.Log(Keep(setting));

    /// <summary>What a trace keeps each tick, 0..1.</summary>
    public static double Keep(TraceSetting setting) => 1 - setting.Mantissa / Math.ScaleB(RuleProduct.Scale, setting.Shift);

    /// <summary>Most that a trace can reach: what an event in every tick makes of it.</summary>
    public static int Peak(TraceSetting setting)
    {
        var loss = 1 - Keep(setting);
        return loss == 0 ? RuleProduct.MostTrace : (int)Math.Min(RuleProduct.MostTrace, Math.Ceiling(setting.Impulse / loss));
    }

    private static double Shortest => TauTicks(new TraceSetting(MostMantissa, 0, 1))!.Value;

    private static double Longest(int mostShift) => TauTicks(new TraceSetting(WorstMantissa, mostShift, 1))!.Value;

    // Below it the next mantissa is further away than the worst error allows.
    private static int WorstMantissa => (int)Math.Ceiling(1 / (2 * WorstError));

    private static int Mantissa(double loss, int shift) => (int)Math.Round(Math.ScaleB(loss * RuleProduct.Scale, shift), MidpointRounding.AwayFromZero);
}
