// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Network;

/// <summary>How a probability falls with distance.</summary>
public sealed record Falloff
{
    private enum Shape
    {
        Gaussian,
        Exponential,
        Step,
    }

    private readonly Shape _shape;

    private Falloff(Shape shape, double peak, double width)
    {
        if (!(peak is >= 0 and <= 1))
            throw new DescriptionException($"the peak of a probability is {Numbers.Text(peak)}, but it must lie within 0..1.");
        if (!(width > 0 && double.IsFinite(width)) && !(shape == Shape.Step && width == 0))
            throw new DescriptionException($"a probability falls over a distance of {Numbers.Text(width)}, but it must be above 0.");
        _shape = shape;
        Peak = peak;
        Width = width;
    }

    /// <summary>Probability at distance 0, 0..1.</summary>
    public double Peak { get; }

    /// <summary>The distance that the shape has: sigma, length or radius.</summary>
    public double Width { get; }

    /// <summary><c>peak * exp(-d^2 / (2 * sigma^2))</c>.</summary>
    /// <param name="sigma">Distance at which exp(-1/2) of the peak is left, above 0.</param>
    /// <param name="peak">Probability at distance 0, 0..1.</param>
    /// <exception cref="DescriptionException">A number is out of range.</exception>
    public static Falloff Gaussian(double sigma, double peak = 1) => new(Shape.Gaussian, peak, sigma);

    /// <summary><c>peak * exp(-d / length)</c>.</summary>
    /// <param name="length">Distance at which 1/e of the peak is left, above 0.</param>
    /// <param name="peak">Probability at distance 0, 0..1.</param>
    /// <exception cref="DescriptionException">A number is out of range.</exception>
    public static Falloff Exponential(double length, double peak = 1) => new(Shape.Exponential, peak, length);

    /// <summary>The peak up to a distance, 0 beyond.</summary>
    /// <param name="radius">The distance, 0 or more; it belongs to the inside.</param>
    /// <param name="peak">Probability inside, 0..1.</param>
    /// <exception cref="DescriptionException">A number is out of range.</exception>
    public static Falloff Step(double radius, double peak = 1) => new(Shape.Step, peak, radius);

    /// <summary>The probability, 0..1.</summary>
    /// <param name="distance">0 or more.</param>
    public double At(double distance) => _shape switch
    {
        Shape.Gaussian => Peak * Math.Exp(-distance * distance / (2 * Width * Width)),
        Shape.Exponential => Peak * Math.Exp(-distance / Width),
        _ => distance <= Width ? Peak : 0,
    };
}
