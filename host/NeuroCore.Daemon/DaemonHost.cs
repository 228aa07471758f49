// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NeuroCore.Daemon.Api;
using NeuroCore.Daemon.Boards;
using NeuroCore.Daemon.Jobs;
using NeuroCore.Daemon.Store;
using NeuroCore.Daemon.Telemetry;
using NeuroCore.Hardware;
using OpenTelemetry.Metrics;

namespace NeuroCore.Daemon;

/// <summary>A daemon from its start to its end.</summary>
internal static class DaemonHost
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const string CollectorVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static readonly TimeSpan s_shutdown = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_slowHeaders = TimeSpan.FromSeconds(10);

    /// <summary>Runs until it is asked to end.</summary>
    /// <param name="options">How it is set up.</param>
    /// <param name="started">Told the addresses, once it answers.</param>
    /// <param name="cancellation">Ends it: jobs that run stop after their tick, and the next start goes on with them.</param>
    /// <exception cref="NeuroCoreException">It cannot start.</exception>
    public static async Task RunAsync(DaemonOptions options, Action<IReadOnlyCollection<string>> started, CancellationToken cancellation)
    {
        Check(options);
        using var folder = DataFolder.Take(options.Data);
        using var store = JobStore.Open(folder.Database, TimeProvider.System);
        PrepareSocket(options.Socket);
        var app = Build(options, folder, store);
        await using (app.ConfigureAwait(false))
        {
            try
            {
                await app.StartAsync(cancellation).ConfigureAwait(false);
            }
            catch (IOException error)
            {
                throw new NeuroCoreException($"The daemon cannot listen ({error.Message.TrimEnd('.')}): give other addresses, or end who uses them.", error);
            }

            started([.. app.Urls]);
            using var ending = cancellation.Register(app.Lifetime.StopApplication);
            await app.WaitForShutdownAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static WebApplication Build(DaemonOptions options, DataFolder folder, JobStore store)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = typeof(DaemonHost).Assembly.GetName().Name });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, options));
        builder.Services.AddSystemd();
        AddLogs(builder.Logging, options);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = s_shutdown);
        builder.Services.ConfigureHttpJsonOptions(json => ApiJson.Set(json.SerializerOptions).TypeInfoResolverChain.Insert(0, ApiTypes.Default));
        builder.Services.AddRoutingCore();
        builder.Services.AddOpenApi();
        AddMetrics(builder.Services);
        builder.Services.AddSingleton(options).AddSingleton(store).AddSingleton(TimeProvider.System).AddSingleton(new ChildList(folder.Children))
            .AddSingleton<EventHub>().AddSingleton<WorkSignal>().AddSingleton<DaemonMetrics>().AddSingleton<Guard>().AddSingleton<UpgradeGate>()
            .AddSingleton<JobEndpoints>().AddSingleton<ResultEndpoints>().AddSingleton<EventEndpoints>().AddSingleton<BoardEndpoints>()
            .AddSingleton<BoardPool>().AddHostedService(services => services.GetRequiredService<BoardPool>());
        var app = builder.Build();
        RejectedRequests.Listen(app.Services.GetRequiredService<DiagnosticListener>());
        app.UseMiddleware<Guard>();
        app.UseRouting();
        app.MapOpenApi();
        app.MapPrometheusScrapingEndpoint("/metrics");
        app.Services.GetRequiredService<JobEndpoints>().Map(app);
        app.Services.GetRequiredService<ResultEndpoints>().Map(app);
        app.Services.GetRequiredService<EventEndpoints>().Map(app);
        app.Services.GetRequiredService<BoardEndpoints>().Map(app);
        return app;
    }

    private static void AddLogs(ILoggingBuilder logging, DaemonOptions options)
    {
        logging.SetMinimumLevel(options.LogLevel);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (options.LogsJson)
            logging.AddJsonConsole(json => json.UseUtcTimestamp = true);
        else if (!Microsoft.Extensions.Hosting.Systemd.SystemdHelpers.IsSystemdService())
            logging.AddSimpleConsole(line => (line.SingleLine, line.TimestampFormat) = (true, "HH:mm:ss "));
    }

    private static void AddMetrics(IServiceCollection services) => services.AddOpenTelemetry().WithMetrics(metrics =>
    {
        metrics.AddMeter(DaemonMetrics.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel").AddPrometheusExporter();
        if (Environment.GetEnvironmentVariable(CollectorVariable) is { Length: > 0 })
            metrics.AddOtlpExporter();
    });

    private static void Listen(KestrelServerOptions kestrel, DaemonOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = ApiLimits.MostBytesTaken;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(ApiLimits.LeastBytesPerSecond, s_slowHeaders);
        kestrel.Limits.MaxConcurrentConnections = ApiLimits.MostConnections;
        kestrel.Limits.MaxConcurrentUpgradedConnections = ApiLimits.MostUpgraded;
        kestrel.Limits.RequestHeadersTimeout = s_slowHeaders;
        kestrel.ListenUnixSocket(options.Socket, listener => Entrance.Mark(listener, EntranceKind.Socket));
        if (options.HttpPort is { } port)
            kestrel.Listen(IPAddress.Loopback, port, listener => Entrance.Mark(listener, EntranceKind.Loopback));
        if (options.Remote is not { } remote)
            return;
        var certificate = Certificate(remote);
        kestrel.Listen(remote.Endpoint, listener =>
        {
            listener.UseHttps(certificate);
            Entrance.Mark(listener, EntranceKind.Remote);
        });
    }

    private static X509Certificate2 Certificate(RemoteAccess remote)
    {
        try
        {
            using var pem = X509Certificate2.CreateFromPemFile(remote.Certificate, remote.Key);
            return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new NeuroCoreException($"The certificate {remote.Certificate} cannot be used ({error.Message.TrimEnd('.')}): give a PEM file with a certificate, and its key there or with --key.", error);
        }
    }

    private static void Check(DaemonOptions options)
    {
        if (options.Boards.GroupBy(board => board.Name).FirstOrDefault(group => group.Count() > 1) is { } same)
            throw new NeuroCoreException($"Two boards are called '{same.Key}': give each a name of its own, as in left={same.First().KindName}:...");
        if (options.Remote is { Token.Length: < RemoteAccess.LeastTokenCharacters })
            throw new NeuroCoreException($"The token is shorter than {RemoteAccess.LeastTokenCharacters} characters, so it could be guessed: make one with `openssl rand -hex 32`.");
    }

    // A socket that nobody listens to is what a killed daemon left.
    private static void PrepareSocket(string path)
    {
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            {
                if (OperatingSystem.IsWindows())
                    Directory.CreateDirectory(folder);
                else
                    Directory.CreateDirectory(folder, OwnerOnly);
            }

            if (!File.Exists(path))
                return;
            using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                probe.Connect(new UnixDomainSocketEndPoint(path));
            }
            catch (SocketException)
            {
                File.Delete(path);
                return;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new NeuroCoreException($"The socket {path} cannot be made ({error.Message.TrimEnd('.')}): give another with --socket.", error);
        }

        throw new NeuroCoreException($"A daemon listens at {path} already: use it, end it, or give another socket with --socket.");
    }
}
