// SPDX-License-Identifier: Apache-2.0
using NeuroCore.Hardware;
using NeuroCore.Mutation;

return await Options.Command(async (options, cancellation) =>
{
    try
    {
        return await new MutationTest(Directory.GetCurrentDirectory(), options, Console.WriteLine).RunAsync(cancellation).ConfigureAwait(false) ? 0 : 1;
    }
    catch (NeuroCoreException error)
    {
        await Console.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
        return 2;
    }
}).Parse(args).InvokeAsync().ConfigureAwait(false);
