// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Netlists;

try
{
    return await new NetlistTest(Directory.GetCurrentDirectory(), Options.Parse(args), Console.WriteLine).RunAsync(default).ConfigureAwait(false) ? 0 : 1;
}
catch (NeuroCoreException error)
{
    await Console.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
    return 2;
}
