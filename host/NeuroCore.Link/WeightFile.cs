// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using NeuroCore.Hardware;

namespace NeuroCore.Link;

/// <summary>Weights as a CSV file that the connector <c>from_csv</c> of a description takes: the columns pre, post and weight.</summary>
public static class WeightFile
{
    /// <summary>Writes weights; at any moment the file is the old one or the new one, whole.</summary>
    /// <param name="path">File.</param>
    /// <param name="weights">Synapses of one projection.</param>
    /// <exception cref="NeuroCoreException">The file cannot be written there.</exception>
    public static void Write(string path, IEnumerable<SynapseWeight> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var text = new StringBuilder("pre,post,weight\n");
        foreach (var (pre, post, weight, _, _) in weights)
            text.Append(CultureInfo.InvariantCulture, $"{pre},{post},{weight:R}\n");
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
