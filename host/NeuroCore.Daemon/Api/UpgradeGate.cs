// SPDX-License-Identifier: Apache-2.0
using Microsoft.AspNetCore.Http;

namespace NeuroCore.Daemon.Api;

/// <summary>Counts the requests that last: streams and boards that are lent.</summary>
internal sealed class UpgradeGate
{
    private int _inside;

    /// <summary>Goes in; disposing goes out.</summary>
    /// <exception cref="RequestException">There are too many.</exception>
    public IDisposable Enter()
    {
        if (Interlocked.Increment(ref _inside) <= ApiLimits.MostUpgraded)
            return new Place(this);
        Interlocked.Decrement(ref _inside);
        throw new RequestException(StatusCodes.Status429TooManyRequests, $"{ApiLimits.MostUpgraded} clients listen or have a board already: try again later.");
    }

    private sealed class Place(UpgradeGate gate) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                Interlocked.Decrement(ref gate._inside);
        }
    }
}
