// SPDX-License-Identifier: Apache-2.0
namespace NeuroCore.Formats.Tests.Nir;

/// <summary>
/// Layers of NIR neurons in double precision, from the equations that define them. A spike of a layer is a current of one
/// step for the layers behind it, within the step; what leads back comes in the next one.
/// </summary>
internal static class Reference
{
    /// <summary>A layer.</summary>
    /// <param name="Type">LIF, CubaLIF, Euler (CubaLIF in steps of Euler) or IF.</param>
    /// <param name="Tau">Time constants of the membrane, seconds.</param>
    /// <param name="TauSynapse">Time constants of the current, seconds.</param>
    /// <param name="R">Resistances.</param>
    /// <param name="WIn">What multiplies the input of a current.</param>
    /// <param name="Leak">Where membranes leak to.</param>
    /// <param name="Threshold">Thresholds.</param>
    /// <param name="Reset">Membranes after a spike.</param>
    public sealed record Layer(string Type, double[] Tau, double[] TauSynapse, double[] R, double[] WIn, double[] Leak, double[] Threshold, double[] Reset)
    {
        public double[] V { get; } = new double[Threshold.Length];

        public double[] I { get; } = new double[Threshold.Length];

        /// <summary>A step with input currents; true where there was a spike.</summary>
        public bool[] Step(double[] input, double step)
        {
            var spikes = new bool[V.Length];
            for (var n = 0; n < V.Length; n++)
            {
                switch (Type)
                {
                    case "LIF":
                        // tau dv/dt = (v_leak - v) + r I, I constant over the step.
                        var settled = Leak[n] + (R[n] * input[n]);
                        V[n] = settled + ((V[n] - settled) * Math.Exp(-step / Tau[n]));
                        break;
                    case "CubaLIF":
                        // tau_syn dI/dt = -I + w_in S; tau_mem dv/dt = (v_leak - v) + r I; both in small steps of Runge and Kutta.
                        const int Parts = 20;
                        for (var part = 0; part < Parts; part++)
                            (V[n], I[n]) = RungeKutta(n, input[n], step / Parts);
                        break;
                    case "Euler":
                        I[n] += step / TauSynapse[n] * (-I[n] + (WIn[n] * input[n]));
                        V[n] += step / Tau[n] * (Leak[n] - V[n] + (R[n] * I[n]));
                        break;
                    default:
                        // dv/dt = r I, time counted in steps.
                        V[n] += R[n] * input[n];
                        break;
                }

                if (V[n] > Threshold[n])
                {
                    spikes[n] = true;
                    V[n] = Reset[n];
                }
            }

            return spikes;
        }

        private (double V, double I) RungeKutta(int n, double input, double step)
        {
            (double V, double I) Slope(double v, double i) =>
                ((Leak[n] - v + (R[n] * i)) / Tau[n], (-i + (WIn[n] * input)) / TauSynapse[n]);
            var a = Slope(V[n], I[n]);
            var b = Slope(V[n] + (a.V * step / 2), I[n] + (a.I * step / 2));
            var c = Slope(V[n] + (b.V * step / 2), I[n] + (b.I * step / 2));
            var d = Slope(V[n] + (c.V * step), I[n] + (c.I * step));
            return (V[n] + (step / 6 * (a.V + (2 * b.V) + (2 * c.V) + d.V)), I[n] + (step / 6 * (a.I + (2 * b.I) + (2 * c.I) + d.I)));
        }
    }

    /// <summary>The share of spikes that two trains have in common, each spike within some ticks of its partner.</summary>
    /// <param name="one">Ticks and neurons.</param>
    /// <param name="other">The same of the other.</param>
    /// <param name="late">Ticks by which the other is late as a whole.</param>
    /// <param name="within">Ticks that partners may lie apart.</param>
    public static double Agreement(IEnumerable<(int Tick, int Neuron)> one, IEnumerable<(int Tick, int Neuron)> other, int late, int within)
    {
        var left = one.GroupBy(spike => spike.Neuron).ToDictionary(group => group.Key, group => group.Select(spike => spike.Tick).Order().ToList());
        var right = other.GroupBy(spike => spike.Neuron).ToDictionary(group => group.Key, group => group.Select(spike => spike.Tick - late).Order().ToList());
        var (met, most) = (0, 0);
        foreach (var neuron in left.Keys.Union(right.Keys))
        {
            var (a, b) = (left.GetValueOrDefault(neuron, []), right.GetValueOrDefault(neuron, []));
            most += Math.Max(a.Count, b.Count);
            for (int i = 0, j = 0; i < a.Count && j < b.Count;)
            {
                if (Math.Abs(a[i] - b[j]) <= within)
                    (met, i, j) = (met + 1, i + 1, j + 1);
                else if (a[i] < b[j])
                    i++;
                else
                    j++;
            }
        }

        return most == 0 ? 1 : (double)met / most;
    }
}
