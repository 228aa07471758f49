// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using NeuroCore.Formats.Drafts;
using NeuroCore.Hardware;
using NeuroCore.Network;

namespace NeuroCore.Formats.Nir;

/// <summary>What of a description NIR cannot say.</summary>
internal static class NirExportNotes
{
    /// <summary>Sentences on what is assumed and what is left out.</summary>
    /// <exception cref="NeuroCoreException">Without what cannot be said the network would be another.</exception>
    public static IEnumerable<ImportNote> Of(NetworkDescription network, bool isEuler)
    {
        foreach (var population in network.Populations)
            Require(population);
        if (network.Projections.FirstOrDefault(projection => projection.Options.Receptor != Receptor.First) is { } odd)
            throw new NeuroCoreException($"The projection '{odd.Name}' cannot be written: NIR knows one receptor of a neuron. Take its receptor out.");
        yield return new ImportNote(Fidelity.Assumed, string.Create(
            CultureInfo.InvariantCulture,
            $"NIR has no tick: this one is {network.TickSeconds * 1e3:0.######} ms, in {(isEuler ? "Euler's steps" : "steps that solve the equations exactly")}. A simulator must take the same, and a spike as a current of one such step."));
        yield return new ImportNote(Fidelity.Exact, "A neuron spikes at its threshold here and above it in NIR: thresholds are written a little lower.");
        foreach (var population in network.Populations.Where(population => population.Parameters.Reset == ResetMode.Subtract))
            yield return new ImportNote(Fidelity.Approximate, $"A spike takes the threshold off the membrane of '{population.Name}', which NIR cannot say: the reader must be told (--reset subtract when it is imported here).");
        foreach (var (what, names) in LeftOut(network).Where(one => one.Names.Count > 0))
            yield return new ImportNote(Fidelity.LeftOut, $"{what}: {string.Join(", ", names.Select(name => $"'{name}'"))}.");
    }

    private static void Require(Population population)
    {
        var parameters = population.Parameters;
        var what = parameters.Bipolar ? "signed spikes" : parameters.Winners is not null ? "winners" : parameters.Normalisation is not null ? "a normalisation" : null;
        if (what is not null)
            throw new NeuroCoreException($"The population '{population.Name}' cannot be written: it has {what}, for which NIR has no node. Take that out.");
    }

    private static IEnumerable<(string What, List<string> Names)> LeftOut(NetworkDescription network)
    {
        List<string> Populations(Func<NeuronParameters, bool> has) => [.. network.Populations.Where(population => has(population.Parameters)).Select(population => population.Name)];
        yield return ("Refractory periods", Populations(one => one.Refractory.Value > 0));
        yield return ("Lowest membranes (v_min)", Populations(one => one.VMin is not null));
        yield return ("Membranes at the start (v_init)", Populations(one => one.VInit.Distinct.Any(value => value != 0)));
        yield return ("Adaptation", Populations(one => one.Adaptation is not null));
        yield return ("Noise", Populations(one => one.Noise is not null));
        yield return ("Silenced neurons", Populations(one => !one.Silenced.IsNone));
        yield return ("The share that a reset by subtraction keeps", Populations(one => one.Reset == ResetMode.Subtract && one.ResetKeep.Fraction < 1));
        yield return ("What drives inputs", [.. network.Inputs.Where(input => input.Drive != Drive.Events).Select(input => input.Name)]);
        yield return ("Learning, of which the weights at the start are written", [.. network.Projections.Where(projection => projection.Options.Rule is not null).Select(projection => projection.Name)]);
        yield return ("Projections that are off", [.. network.Projections.Where(projection => !projection.Options.Enabled).Select(projection => projection.Name)]);
    }
}
