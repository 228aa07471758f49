// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using NeuroCore.Daemon.Boards;
using NeuroCore.Daemon.Client;

namespace NeuroCore.Daemon.Tests;

/// <summary>A daemon within the tests, reached by its socket, the loopback address and TLS.</summary>
internal sealed class LocalDaemon : IAsyncDisposable
{
    public const string Token = "a-token-of-the-tests-0123456789-abcdefgh";

    private readonly CancellationTokenSource _end = new();
    private readonly DirectoryInfo _folder;
    private readonly Task _running;

    private LocalDaemon(DirectoryInfo folder, Func<CancellationToken, Task> run)
    {
        _folder = folder;
        _running = run(_end.Token);
    }

    public string Socket => Path.Combine(_folder.FullName, "s");

    public string Data => Path.Combine(_folder.FullName, "data");

    public Uri Http { get; private set; } = null!;

    public Uri Https { get; private set; } = null!;

    public DaemonClient Client() => DaemonClient.At(Socket);

    public static async Task<LocalDaemon> StartAsync(params string[] boards)
    {
        var folder = Directory.CreateTempSubdirectory("neurocore-daemon-");
        var certificate = Path.Combine(folder.FullName, "certificate.pem");
        WriteCertificate(certificate);
        var options = new DaemonOptions
        {
            Data = Path.Combine(folder.FullName, "data"),
            Socket = Path.Combine(folder.FullName, "s"),
            HttpPort = 0,
            Remote = new RemoteAccess(new IPEndPoint(IPAddress.Loopback, 0), certificate, null, Token),
            Boards = [.. boards.Select(BoardSpec.Parse)],
            FindsPorts = false,
            CheckpointPace = TimeSpan.FromMilliseconds(20),
            LogLevel = LogLevel.None,
        };
        var started = new TaskCompletionSource<IReadOnlyCollection<string>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var daemon = new LocalDaemon(folder, end => Task.Run(() => DaemonHost.RunAsync(options, started.SetResult, end), CancellationToken.None));
        await Task.WhenAny(started.Task, daemon._running);
        if (!started.Task.IsCompleted)
            await daemon._running;
        var addresses = await started.Task;
        daemon.Http = new Uri(addresses.Single(address => address.StartsWith("http://127", StringComparison.Ordinal)));
        daemon.Https = new Uri(addresses.Single(address => address.StartsWith("https://", StringComparison.Ordinal)));
        return daemon;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running;
        _end.Dispose();
        _folder.Delete(recursive: true);
    }

    private static void WriteCertificate(string path)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(path, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n");
    }
}
